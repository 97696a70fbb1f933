import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DATA } from './paths.mjs'

/** Where a running server notes itself. */
export const SERVER_NOTE = join(DATA, 'server.json')

/**
 * The address of a server that writes to this data folder: there must be only one.
 *
 * @returns {Promise<string | null>}
 */
export async function runningServer() {
  try {
    const { pid, address } = JSON.parse(readFileSync(SERVER_NOTE, 'utf8'))
    process.kill(pid, 0)
    const answer = await fetch(`${address}/api/health/live`, { signal: AbortSignal.timeout(2_000) })
    return answer.ok ? address : null
  } catch {
    return null
  }
}
