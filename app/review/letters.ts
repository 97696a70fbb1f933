/** What options and points are called, and the keys that pick them. */
export const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const
