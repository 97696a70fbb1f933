import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Entry {
  readonly version?: string
  readonly resolved?: string
  readonly integrity?: string
  /** came inside its parent's archive, under the parent's checksum */
  readonly inBundle?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')) as T
const { packages } = read<{ packages: Readonly<Record<string, Entry>> }>('package-lock.json')
const project = read<{ dependencies: Record<string, string>; devDependencies: Record<string, string> }>('package.json')

test('every package of the lock file has a checksum and names no address', () => {
  const loose = Object.entries(packages).filter(
    ([path, { integrity, resolved, inBundle }]) => path && !inBundle && (!integrity || resolved),
  )
  expect(loose.map(([path]) => path)).toEqual([])
})

test('every optional package that another names is itself locked, so that any platform can install', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(path, name))
      .map((name) => `${path} → ${name}`),
  )
  expect(missing).toEqual([])
})

test('every dependency is pinned to one exact version', () => {
  const all = Object.entries({ ...project.dependencies, ...project.devDependencies })
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

/** Looks for a package where Node would: beside the one that names it, then in each folder above. */
function isLocked(from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (!folder) return false
  }
}
