import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CACHE, ROOT } from './paths.mjs'

/** A hash over files and folders (contents and names), relative to the repository. */
export function hashOf(places, extra = '') {
  const hash = createHash('sha256').update(extra)
  for (const place of places) addPlace(hash, place)
  return hash.digest('hex')
}

/** True when the step was last finished with this very hash. */
export function isFresh(step, hash) {
  try {
    return readFileSync(join(CACHE, `${step}.stamp`), 'utf8') === hash
  } catch {
    return false
  }
}

/** Notes a finished step; a step that fails leaves no stamp and runs again. */
export function finish(step, hash) {
  const file = join(CACHE, `${step}.stamp`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, hash)
}

/** Has a step done again at the next start. @param {string} step */
export function forget(step) {
  rmSync(join(CACHE, `${step}.stamp`), { force: true })
}

function addPlace(hash, place) {
  const path = join(ROOT, place)
  if (!existsSync(path)) return
  if (lstatSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) {
      if (name !== 'generated') addPlace(hash, `${place}/${name}`)
    }
  } else {
    hash.update(`\0${place}\0`).update(readFileSync(path))
  }
}
