import { existsSync, rmSync } from 'node:fs'
import { tail } from './install.mjs'
import { DATABASE_URL, REPAIR_NEEDED } from './paths.mjs'
import { StartProblem } from './problem.mjs'
import { run } from './run.mjs'

/**
 * Replays the log where what is kept beside it may be out of date: after a restore, or after a migration gave a cache a new
 * column. The log itself is only read.
 *
 * @throws {StartProblem} where the replay could not be kept
 */
export async function repairStates() {
  if (!existsSync(REPAIR_NEEDED)) return false
  const { code, output } = await run(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'scripts/check.ts', '--repair'],
    { env: { DATABASE_URL } },
  )
  if (code !== 0) throw new StartProblem(`The states of the cards could not be computed from the log:\n${tail(output)}`)
  rmSync(REPAIR_NEEDED)
}
