import { z } from 'zod'
import { ownJson } from '@/app/_server/own-json'
import { signedOut } from '@/app/_server/problem-response'
import { readQuery } from '@/app/_server/query'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { mapDays } from '@/lib/study'

/** The measures of every topic on each day of the map's time slider, in one answer. */
export async function GET(request: Request): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const query = readQuery(request, z.strictObject({}), 'Ask for nothing: all days come at once.')
  if ('refusal' in query) return query.refusal
  return ownJson(await mapDays(user.userId, await reader()))
}
