import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { madeAt } from './keep.mjs'

/** What belongs to an SQLite file; one of them left beside another database would corrupt it. */
export const SUFFIXES = ['', '-wal', '-shm', '-journal']

/** Removes an SQLite file with all that belongs to it; nothing where there is none. @param {string} path */
export function removeDatabase(path) {
  for (const suffix of SUFFIXES) rmSync(`${path}${suffix}`, { force: true })
}

/** Has the file and its name reach the disk. @param {string} path */
export function syncToDisk(path) {
  for (const place of [path, dirname(path)]) {
    let handle
    try {
      handle = openSync(place, 'r')
    } catch {
      // Windows opens no folders
      continue
    }
    try {
      fsyncSync(handle)
    } catch (error) {
      if (error.code !== 'EPERM' && error.code !== 'EINVAL') throw error
    } finally {
      closeSync(handle)
    }
  }
}

/** Writes a text that is on the disk when this returns. */
export function writeDurably(path, text) {
  writeFileSync(path, text, { mode: 0o600 })
  syncToDisk(path)
}

/** The SHA-256 of a file, in hex. @param {string} path @returns {Promise<string>} */
export async function sha256Of(path) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** The hash that was noted beside a copy when it was made, in the format of `sha256sum`; null where there is none. */
export function notedSha256(path) {
  if (!existsSync(`${path}.sha256`)) return null
  return /^[0-9a-f]{64}/.exec(readFileSync(`${path}.sha256`, 'utf8'))?.[0] ?? ''
}

/** Notes the hash beside a copy. */
export async function noteSha256(path, named = path) {
  writeDurably(`${named}.sha256`, `${await sha256Of(path)}  ${basename(named)}\n`)
}

/** Copies in a folder, newest first. @param {string} folder @returns {string[]} paths */
export function backupsIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => madeAt(name) !== null)
    .sort()
    .reverse()
    .map((name) => join(folder, name))
}
