// `npm run check`: whether everything that is computed from the log is as the log says, and whether the file is sound. It may
// run while the server does. `--repair` puts the replay in the place of what differs. Exit code 1 where something differs.
import { existsSync } from 'node:fs'
import { closeDatabase } from '@/lib/db'
import { checkStates, type Difference, type StatesCheck } from '@/lib/study'
import { damageOf, migrationsOf } from './backup/verdict.mjs'
import { migrationNames } from './database-kinds.mjs'
import { DATABASE_URL } from './start/paths.mjs'

const SHOWN = 5
const STEP = 100

const url: string = process.env['DATABASE_URL'] || (DATABASE_URL ?? '')
process.env['DATABASE_URL'] = url
const file = url.startsWith('file:') ? url.slice('file:'.length) : null
const options = process.argv.slice(2)

if (options.some((option) => option !== '--repair')) {
  end('Say npm run check, or npm run check -- --repair', 2)
} else if (file !== null && !existsSync(file)) {
  end(`There is no database at ${file} yet: start the app once (npm start).`, 1)
} else {
  const damage = file === null ? null : damageOf(file)
  if (file !== null && damage === null && isOlder(file)) {
    end(`${file} is of an older version: start the app once (npm start), then check it.`, 1)
  } else if (damage !== null) {
    end(
      `${file} is damaged: ${damage}\nStart the app: it says how to go on from a backup, or to save what can be read.`,
      1,
    )
  } else {
    const check = await checkStates(options.includes('--repair'), (done, of) => {
      if (done % STEP === 0 && done < of) console.log(`${done} of ${of} people`)
    })
    await closeDatabase()
    end(report(check, file), check.differing.length > 0 && !check.repaired ? 1 : 0)
  }
}

function isOlder(path: string): boolean {
  const had = migrationsOf(path) ?? []
  return migrationNames('sqlite').some((name) => !had.includes(name))
}

function report({ people, entries, rows, differing, repaired }: StatesCheck, path: string | null): string {
  const looked = [
    ...(path === null ? [] : ['The file is sound (integrity_check).']),
    `Replayed ${entries} entries of ${people} people and compared ${rows.CardState} cards and ${rows.UserDay} days.`,
  ]
  if (differing.length === 0) return [...looked, 'Everything is as the log says.'].join('\n')
  const differences = differing.flatMap((person) => person.differences.map((each) => ({ ...each, who: person.userId })))
  return [
    ...looked,
    `${differences.length} fields of ${differing.length} people were otherwise than the log says:`,
    ...differences.slice(0, SHOWN).map(line),
    ...(differences.length > SHOWN ? [`  and ${differences.length - SHOWN} more`] : []),
    repaired
      ? 'Repaired: they are now as the log says.'
      : 'npm run check -- --repair puts the replay in their place; the log itself is never changed.',
  ].join('\n')
}

function line({ who, cache, key, field, kept, replayed }: Difference & { readonly who: string }): string {
  return `  ${cache} ${key} of ${who}: ${field} is ${String(kept)}, the log says ${String(replayed)}`
}

function end(words: string, code: number): void {
  ;(code === 0 ? process.stdout : process.stderr).write(`${words}\n`)
  process.exitCode = code
}
