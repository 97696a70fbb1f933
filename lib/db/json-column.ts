import { z } from 'zod'

/** Text of a column that holds JSON of a known shape. */
export function json<T>(schema: z.ZodType<T>): z.ZodType<T, string> {
  return z.string().transform((text, context) => {
    const parsed = schema.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
    context.addIssue({ code: 'custom', message: parsed.error.message })
    return z.NEVER
  })
}
