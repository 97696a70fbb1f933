// `npm run account -- reset <e-mail>`: a new password for somebody who forgot theirs, by whoever runs the server. The
// password is made here and printed once, or read from standard input where something is piped in.
import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { resetPassword } from '@/lib/auth'
import { DATABASE, DATABASE_URL, ON_POSTGRESQL } from './start/paths.mjs'

const CONSONANTS = 'bdfgjklmnprstvz'
const VOWELS = 'aeiou'
const WORDS = 5
const SYLLABLES = 3

const REFUSALS: Readonly<Record<string, string>> = {
  unknown_account: 'No account has this e-mail address. Check its spelling; guests have none.',
  password_too_short: 'The password is too short: 15 characters at least, any you like.',
  password_too_long: 'The password is too long: 128 characters at most.',
  password_too_common: 'This password is among those that are tried first. Take another one.',
}

const [command, email] = process.argv.slice(2)
process.env['DATABASE_URL'] ??= DATABASE_URL

if (command !== 'reset' || !email) {
  end('Say whose password to reset: npm run account -- reset ada@example.org', 2)
} else if (!ON_POSTGRESQL && !existsSync((process.env['DATABASE_URL'] || '').replace(/^file:/, ''))) {
  end(`There is no database at ${DATABASE} yet: start the app once (npm start).`, 1)
} else {
  const piped = process.stdin.isTTY ? '' : (await text(process.stdin)).trim()
  const password = piped || passphrase()
  const result = await resetPassword(email, password)
  if (!result.ok) end(REFUSALS[result.code] ?? result.code, 1)
  else
    end(
      `The password of ${email} is now${piped ? ' what you gave' : `: ${password}`}. All its sessions are signed out.`,
      0,
    )
}

/** Words that nobody has used before and that can be read over the telephone: about 68 bits. */
function passphrase(): string {
  const pick = (letters: string): string => letters[randomInt(letters.length)] ?? ''
  const word = (): string => Array.from({ length: SYLLABLES }, () => pick(CONSONANTS) + pick(VOWELS)).join('')
  return Array.from({ length: WORDS }, word).join('-')
}

function end(words: string, code: number): void {
  if (code === 0) console.log(words)
  else console.error(words)
  process.exitCode = code
  setImmediate(() => process.exit())
}
