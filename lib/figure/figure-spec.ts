import { z } from 'zod'

/** Which picture to draw: of which of a template's networks, and for which unit (an expression, or the middle one). */
export const FigureSpecSchema = z.strictObject({
  scene: z.enum(['cone', 'touched', 'hull']),
  net: z.string(),
  unit: z.string().exactOptional(),
})

export type FigureSpec = z.infer<typeof FigureSpecSchema>
