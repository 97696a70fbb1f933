'use no memo'

import type { Rating } from '@/lib/memory'

interface SessionStripProps {
  readonly cells: readonly { readonly rating: Rating | null; readonly isCurrent: boolean; readonly isNew: boolean }[]
  /** `Card 7 of 23` */
  readonly label: string
}

/** The session, one cell a card: inked by its rating, the kernel (a seal outline) on the current one. */
export function SessionStrip({ cells, label }: SessionStripProps) {
  return (
    <div role="img" aria-label={label} className="flex h-4 min-w-0 flex-1 gap-[2px]">
      {cells.map(({ rating, isCurrent, isNew }, place) => (
        <span
          key={place}
          data-recall={rating ?? undefined}
          className={[
            'relative min-w-0 max-w-14 flex-1 border transition-colors duration-[120ms]',
            rating === null ? 'border-edge/45' : INK[rating],
            isNew && rating === null ? 'border-dashed' : '',
            isCurrent ? 'z-10 outline-2 outline-seal' : '',
          ].join(' ')}
        />
      ))}
    </div>
  )
}

/** The ratings in the colours of recall; written out, since Tailwind finds class names only whole. */
const INK: Record<Rating, string> = {
  // the two lightest need a hairline to be seen
  1: 'border-edge/45 bg-r0',
  2: 'border-edge/45 bg-r1',
  3: 'border-transparent bg-r3',
  4: 'border-transparent bg-r5',
}
