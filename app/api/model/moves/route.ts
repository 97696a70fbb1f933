import { z } from 'zod'
import { ownJson } from '@/app/_server/own-json'
import { signedOut } from '@/app/_server/problem-response'
import { readQuery } from '@/app/_server/query'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { MOVE_REASONS } from '@/lib/plan'
import { movesNow } from '@/lib/study'

const QuerySchema = z.strictObject({ reason: z.enum(MOVE_REASONS) })

/** The due days that would move, for whoever is to write them into the log. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const query = readQuery(request, QuerySchema, `Ask with reason=${MOVE_REASONS.join('|')}.`)
  if ('refusal' in query) return query.refusal
  const moves = await movesNow(user.userId, query.asked.reason, await reader())
  return ownJson({ v: 1, moves })
}
