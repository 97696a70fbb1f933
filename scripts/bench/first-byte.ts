import Sqlite from 'better-sqlite3'
import type { AppProcess } from '../../tests/support/app-process'
import { guest, userIdOf } from '../../tests/support/guest'
import { median } from './median'

export interface FirstByte {
  readonly dueCards: number
  readonly todayMs: number
  readonly reviewMs: number
}

const DUE = 5_000
const RUNS = 21
const DAY_MS = 86_400_000

/** Times the first byte of Today and of Review for somebody with 5,000 due cards, medians. */
export async function firstByte(app: AppProcess): Promise<FirstByte> {
  const jar = await guest(app.address)
  const userId = await userIdOf(app.address, jar)
  await app.stop()
  addDueCards(app.databaseUrl.replace(/^file:/, ''), userId)
  await app.start()
  const cookie = jar.header
  return {
    dueCards: DUE,
    todayMs: await medianFirstByte(`${app.address}/`, cookie),
    reviewMs: await medianFirstByte(`${app.address}/review`, cookie),
  }
}

/** Milliseconds until the first byte of an address, median of so many requests; of several the first is left out. */
export async function medianFirstByte(url: string, cookie: string, runs = RUNS): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now()
    const response = await fetch(url, { headers: { cookie } })
    const reader = response.body?.getReader()
    await reader?.read()
    times.push(performance.now() - from)
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
  }
  return median(times.length > 1 ? times.slice(1) : times)
}

/** Copies the deck's cards until there are enough, all of them learnt a while ago and due since. */
function addDueCards(file: string, userId: string): void {
  const db = new Sqlite(file)
  const today = Math.floor(Date.now() / DAY_MS)
  db.transaction(() => {
    const cards = db.prepare("SELECT * FROM Card WHERE ownerId = ''").all() as Record<string, unknown>[]
    const version = db.prepare(
      'INSERT INTO CardVersion SELECT ownerId, ?, version, format, body, compiled, createdAt FROM CardVersion WHERE ownerId = ? AND cardId = ? AND version = ?',
    )
    const copies = Array.from({ length: DUE - cards.length }, (_, index) => {
      const card = cards[index % cards.length] ?? {}
      return { ...card, id: `${String(card['id'])}-${index}`, from: card['id'], position: 1_000 + index }
    })
    const insert = db.prepare(
      `INSERT INTO Card (ownerId, id, deckId, topicId, kind, level, position, version, was, givesAway)
       VALUES ('', @id, '', @topicId, @kind, @level, @position, @version, '[]', '[]')`,
    )
    for (const copy of copies) {
      version.run(copy.id, '', copy.from, (copy as Record<string, unknown>)['version'])
      insert.run(copy)
    }
    const state = db.prepare(
      `INSERT INTO CardState (userId, cardId, topicId, phase, step, stability, difficulty, lastDay, lastAt, dueDay, reps, lapses,
         suspended, flagged, modelId, headId, entryCount)
       VALUES (?, ?, ?, 'review', 0, 20, 5, ?, ?, ?, 4, 0, 0, 0, 'fsrs-6-default', NULL, 4)`,
    )
    for (const [index, card] of [...cards, ...copies].entries()) {
      const dueDay = today - (index % 10)
      const { id, topicId } = card as Record<string, unknown>
      state.run(userId, id, topicId, dueDay - 20, (dueDay - 20) * DAY_MS, dueDay)
    }
  })()
  db.close()
}
