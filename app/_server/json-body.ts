import 'server-only'
import { LIMITS } from '@/lib/limits'
import { problemResponse } from './problem-response'

export type JsonBody =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly response: Response }

/** Reads a request's JSON and stops at the limit, whatever length the request claims. */
export async function jsonBody(request: Request): Promise<JsonBody> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return refuse(415, { code: 'unsupported_media_type', todo: 'Send JSON, with Content-Type: application/json.' })
  }
  const { limit, code } = LIMITS.jsonBodyBytes
  const chunks: Uint8Array[] = []
  let found = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const chunk: Uint8Array = part.value
    found += chunk.byteLength
    if (found > limit) {
      await reader?.cancel()
      return refuse(413, { code, limit, found, todo: 'Send fewer entries at a time.' })
    }
    chunks.push(chunk)
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    return refuse(400, { code: 'bad_json', todo: 'Send a whole JSON document in UTF-8.' })
  }
}

const refuse = (...problem: Parameters<typeof problemResponse>): JsonBody => ({
  ok: false,
  response: problemResponse(...problem),
})
