import { z } from 'zod'

/** Which picture the engine's numbers are drawn as; the network is one of the template's `nets`. */
export const FigureSpecSchema = z.strictObject({
  scene: z.enum(['cone', 'touched', 'hull']),
  net: z.string(),
  unit: z.string().exactOptional(),
})
