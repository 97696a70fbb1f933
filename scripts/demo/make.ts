// Makes the demo learner in the database that DATABASE_URL names: part of `npm run demo`.
import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { following, formatUuid } from '@/app/_ui/uuid'
import { hashPassword } from '@/lib/auth'
import { closeDatabase, transaction, type UserId } from '@/lib/db'
import { saveSettings } from '@/lib/study'
import { chanceFrom } from './chance'
import { liveDays } from './live-days'

const EMAIL = 'demo@receptive.example'
const NEW_PER_DAY = 3
const SEED = 2_718
const STEP = 10

const [note = '', given = '120'] = process.argv.slice(2)
const days = Number(given)
const now = Date.now()
const firstDay = now - (days + 1) * 86_400_000
const chance = chanceFrom(SEED)
// from the seed as well: the order of a day's cards depends on whose they are
const random = Uint8Array.from({ length: 8 }, () => Math.floor(chance.next() * 256))
const userId = formatUuid(following({ at: 0, count: 0 }, firstDay, 0), random) as UserId
const password = Array.from({ length: 4 }, () =>
  randomInt(36 ** 5)
    .toString(36)
    .padStart(5, '0'),
).join('-')
const passwordHash = await hashPassword(password)

await transaction(async (tx) => {
  await tx.users.create({ id: userId, guest: false, at: firstDay })
  await tx.users.addEmail(userId, EMAIL, passwordHash)
})
await saveSettings(userId, { newPerDay: NEW_PER_DAY })
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
const lived = await liveDays(userId, { days, now, zone, chance }, (done) => {
  if (done % STEP === 0 && done > 0) console.log(`${done} of ${days} days`)
})
// written last: without it the next run makes the learner anew
writeFileSync(note, JSON.stringify({ email: EMAIL, password, days }), { mode: 0o600 })
console.log(`${lived.answers} answers on ${lived.days} days`)
await closeDatabase()
process.exit()
