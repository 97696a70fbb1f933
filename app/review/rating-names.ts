import type { Rating } from '@/lib/memory'

/** The messages of the catalogue `rating` that name the four ratings. */
export const RATING_NAMES = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const satisfies Record<Rating, string>
