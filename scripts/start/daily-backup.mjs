import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { backupsIn } from '../backup/files.mjs'
import { madeAt } from '../backup/keep.mjs'
import { BACKUPS, DATABASE, ROOT } from './paths.mjs'

const DAY_MS = 24 * 60 * 60 * 1000
const LOOK_EVERY_MS = 15 * 60 * 1000

/** Somebody who only looks around needs no copy of it. */
const YOUNG_MS = 60 * 60 * 1000

/**
 * Makes a copy of the database whenever the newest is a day old, from now until the process ends. Each is made by a process of
 * its own, so that neither the start nor an answer waits for it.
 *
 * @param {(problem: string) => void} failed - told in words when a copy could not be made
 */
export function backUpDaily(failed) {
  const testing = process.env.RECEPTIVE_TEST === '1'
  if (testing && !process.env.RECEPTIVE_TEST_BACKUP) return
  let running = false
  const look = () => {
    if (running || !isDue(Date.now(), testing ? 0 : YOUNG_MS)) return
    running = true
    const child = spawn(process.execPath, ['scripts/backup.mjs'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => (said += chunk))
    const end = (problem) => {
      if (running && problem !== null) failed(problem)
      running = false
    }
    // a machine without room for another process is no reason to end the one that keeps answers
    child.once('error', ({ message }) => end(message))
    child.once('close', (code) => end(code === 0 ? null : said.trim()))
    // a server that is told to end does not wait for a copy; the next one begins it anew
    child.unref()
  }
  setTimeout(look, 1_000).unref()
  setInterval(look, LOOK_EVERY_MS).unref()
}

/** @param {number} now - ms @param {number} young - ms */
function isDue(now, young) {
  if (!existsSync(DATABASE)) return false
  const [newest] = backupsIn(BACKUPS)
  if (newest !== undefined) return now - madeAt(basename(newest)).getTime() >= DAY_MS
  return now - statSync(DATABASE).birthtimeMs >= young
}
