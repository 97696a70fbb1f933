// `npm run backup [folder]`: a verified copy of the database, which may be in use. It lies in data/backups unless a folder is
// given; seven days, four weeks and twelve months of copies are kept there.
import { existsSync } from 'node:fs'
import { setPriority } from 'node:os'
import { resolve } from 'node:path'
import { takeBackup } from './backup/take.mjs'
import { BACKUPS, DATABASE, ON_POSTGRESQL } from './start/paths.mjs'

const LOW_PRIORITY = 10

const [folder, ...rest] = process.argv.slice(2)
if (rest.length > 0 || folder?.startsWith('-')) {
  end('Say npm run backup, or npm run backup -- /where/copies/go', 2)
} else if (ON_POSTGRESQL) {
  end(
    'The answers are on a PostgreSQL server: copy them with its own programs, as pg_dump --format=custom --file=receptive.dump "$DATABASE_URL", and put them back with pg_restore.',
    1,
  )
} else if (!existsSync(DATABASE)) {
  end(`There is no database at ${DATABASE} yet: start the app once (npm start).`, 1)
} else {
  // nobody who answers questions is to wait for a copy
  setPriority(LOW_PRIORITY)
  try {
    const { path, bytes, replay } = await takeBackup(DATABASE, folder ? resolve(folder) : BACKUPS)
    if (replay !== null)
      process.stderr.write(`${replay}\nThe log is whole in the copy; what is computed from it differs.\n`)
    end(`${path}\n${(bytes / 1e6).toFixed(1)} MB, verified; its SHA-256 lies beside it.`, 0)
  } catch (error) {
    end(`No copy was made of ${DATABASE}: ${error.message}`, 1)
  }
}

function end(words, code) {
  ;(code === 0 ? process.stdout : process.stderr).write(`${words}\n`)
  process.exitCode = code
}
