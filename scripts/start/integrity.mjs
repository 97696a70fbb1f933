import { existsSync, statSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { backupsIn, notedSha256, sha256Of } from '../backup/files.mjs'
import { BACKUPS, DATABASE } from './paths.mjs'
import { StartProblem } from './problem.mjs'

/** A larger database is looked at while the app already runs: about two seconds a gigabyte. */
const FOREGROUND_BYTES = 200 * 1024 * 1024

/**
 * Looks at every page of the database before anything is written to it.
 *
 * @returns {Promise<'ok' | 'checking'>} `checking`: it is large, and {@link checkInBackground} is to look at it
 * @throws {StartProblem} where it is damaged: it says how to go on
 */
export async function checkIntegrity() {
  if (!existsSync(DATABASE)) return 'ok'
  const limit = Number(
    (process.env.RECEPTIVE_TEST === '1' && process.env.RECEPTIVE_TEST_FOREGROUND_BYTES) || FOREGROUND_BYTES,
  )
  if (statSync(DATABASE).size > limit) return 'checking'
  const { damageOf } = await import('../backup/verdict.mjs')
  const damage = damageOf(DATABASE, 'quick_check')
  if (damage !== null) throw new StartProblem(await wayOut(damage))
  return 'ok'
}

/**
 * The same in a process of its own.
 *
 * @param {(problem: string) => void} damaged - told where it is; the app must write no more then
 * @param {() => void} sound
 */
export function checkInBackground(damaged, sound) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('../backup/quick-check.mjs')), DATABASE], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  // where it cannot be begun the app goes on, and its health goes on to say that this was not looked at
  child.once('error', () => undefined)
  child.once('close', (code) => {
    if (code === 0) sound()
    else if (code === 1) void wayOut(said.trim()).then(damaged)
  })
}

/** What SQLite says when it comes across a damaged page. */
const DAMAGE = /database disk image is malformed|file is not a database|SQLITE_(CORRUPT|NOTADB)/

/**
 * Runs a step of the start that reads and writes the database. A large one is not looked at beforehand: where the step comes
 * across the damage, a person is told the way out and not the step's own words.
 *
 * @param {() => Promise<unknown>} step
 */
export async function orWayOut(step) {
  try {
    return await step()
  } catch (error) {
    const damage = error instanceof StartProblem ? DAMAGE.exec(error.message) : null
    throw damage ? new StartProblem(await wayOut(damage[0])) : error
  }
}

/** What a person with a damaged database is told: which file, the newest good copy, and what can be saved without one. */
export async function wayOut(damage) {
  const copy = await newestGoodCopy()
  return [
    `The database ${DATABASE} cannot be read in whole (${damage.split('\n')[0]}). Nothing was written to it, and whichever way you take, it is kept.`,
    copy === null
      ? `There is no good copy in ${BACKUPS}.`
      : `The newest good copy is ${copy}. To go on from it:\n  npm run restore -- ${copy}`,
    `To save what can still be read, newer answers among it:\n  npm run restore -- --salvage`,
  ].join('\n')
}

async function newestGoodCopy() {
  const { damageOf } = await import('../backup/verdict.mjs')
  for (const copy of backupsIn(BACKUPS)) {
    const noted = notedSha256(copy)
    if ((noted === null || noted === (await sha256Of(copy))) && damageOf(copy, 'quick_check') === null) return copy
  }
  return null
}
