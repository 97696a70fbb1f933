import 'server-only'
import type { z } from 'zod'
import { malformedField } from './malformed-field'
import { problemResponse } from './problem-response'

/**
 * Reads what the address of a request asks for.
 *
 * @param todo - how to ask, for who asked otherwise
 * @returns what was asked, or the refusal to answer with: 422 `malformed`, with the name that was not understood
 */
export function readQuery<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  todo: string,
): { readonly asked: z.infer<Schema> } | { readonly refusal: Response } {
  const query = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (query.success) return { asked: query.data }
  return { refusal: problemResponse(422, { code: 'malformed', found: malformedField(query.error), todo }) }
}
