import { z } from 'zod'

/** A number or a list of numbers in a figure: an expression of the card's language; a number may be typed as one. */
export const Expression = z.union([
  z
    .number()
    .refine(Number.isSafeInteger)
    .transform((number) => String(number)),
  z.string().min(1).max(600),
])
