import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { SUFFIXES, syncToDisk, writeDurably } from './files.mjs'

/** Says which file takes the place of the database, and where the present one goes, from before the first step to the last. */
const markerOf = (database) => `${database}.switching`

/**
 * Puts another database in the place of the present one, which is kept. Cut off at any moment, it leaves the old one or, after
 * {@link finishSwitch}, the new one: never a part of each.
 *
 * @param {string} database - where the program looks for it
 * @param {string} staged - the new one, whole, checked and in the same folder
 * @param {string} aside - where the present one is kept
 * @param {(step: string) => void} reached - told after each step
 */
export function switchDatabase(database, staged, aside, reached = () => undefined) {
  syncToDisk(staged)
  writeDurably(markerOf(database), JSON.stringify({ staged, aside }))
  reached('marked')
  finishSwitch(database, reached)
}

/**
 * Ends a switch that was cut off; without one it does nothing. Nobody may have the database open.
 *
 * @returns {boolean} whether there was one
 */
export function finishSwitch(database, reached = () => undefined) {
  const marker = markerOf(database)
  if (!existsSync(marker)) return false
  const { staged, aside } = JSON.parse(readFileSync(marker, 'utf8'))
  // as long as the new one waits, whatever stands in its place is the old one, with all that belongs to it
  if (existsSync(staged)) {
    // the file goes first: without it nobody can open what is left and write to it
    for (const suffix of SUFFIXES) {
      if (existsSync(`${database}${suffix}`)) renameSync(`${database}${suffix}`, `${aside}${suffix}`)
      reached(`aside${suffix}`)
    }
    renameSync(staged, database)
    syncToDisk(database)
    reached('switched')
  }
  rmSync(marker)
  return true
}
