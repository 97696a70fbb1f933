import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import Sqlite from 'better-sqlite3'
import { expect, inject, test } from 'vitest'
import type { RecordAnswer } from '@/lib/study'
import { guest, postEntries, userIdOf } from '../support/guest'
import { reviewEntry } from '../support/review-entry'

const address = inject('address')
const database = (): Sqlite.Database => new Sqlite(inject('appDatabaseUrl').slice('file:'.length), { readonly: true })

/** Stands before the app and hangs up on the first answer, once the app has given it. */
async function hangingUpOnce(): Promise<{ address: string; close: () => void }> {
  let hungUp = false
  const proxy = createServer((request, response) => {
    const headers = { ...request.headers, host: new URL(address).host }
    const onward = httpRequest(`${address}${request.url}`, { method: request.method, headers }, (answer) => {
      if (!hungUp) {
        hungUp = true
        answer.resume()
        answer.once('end', () => request.socket.destroy())
        return
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, close: () => void proxy.close() }
}

test('F11: an answer lost on the way back is sent again, is there already, and counts once', async () => {
  const jar = await guest(address)
  const user = await userIdOf(address, jar)
  const entry = reviewEntry('conv:out-size', Date.now())
  const proxy = await hangingUpOnce()
  const send = (): Promise<Response> =>
    fetch(`${proxy.address}/api/reviews`, {
      method: 'POST',
      headers: { origin: address, cookie: jar.header, 'content-type': 'application/json' },
      body: JSON.stringify({ v: 1, user, entries: [entry] }),
    })
  await expect(send()).rejects.toThrow()
  const { results } = (await (await send()).json()) as RecordAnswer
  expect(results).toEqual([{ id: entry.id, status: 'already' }])
  proxy.close()
  const db = database()
  expect(db.prepare('SELECT count(*) FROM LogEntry WHERE userId = ?').pluck().get(user)).toBe(1)
  expect(db.prepare('SELECT sum(answers) FROM UserDay WHERE userId = ?').pluck().get(user)).toBe(1)
  db.close()
})

test('F22: a body of nearly the limit arrives whole, one beyond it is refused by its length, and nothing is cut', async () => {
  const jar = await guest(address)
  const user = await userIdOf(address, jar)
  const words = 'receptive field, stride, padding; '.repeat(100)
  const entries = Array.from({ length: 125 }, (_, index) =>
    reviewEntry('conv:out-size', Date.now() - index, { answer: { text: `${index}: ${words}` } }),
  )
  expect(JSON.stringify(entries).length).toBeGreaterThan(450_000)
  const { results } = (await (await postEntries(address, jar, entries, user)).json()) as RecordAnswer
  expect(results.every(({ status }) => status === 'stored')).toBe(true)
  const db = database()
  const bodies = db.prepare('SELECT id, body FROM LogEntry WHERE userId = ?').all(user) as {
    id: string
    body: string
  }[]
  db.close()
  const kept = new Map(bodies.map(({ id, body }) => [id, JSON.parse(body) as object]))
  for (const entry of entries) expect(kept.get(entry.id)).toEqual(entry)

  const twelve = Buffer.alloc(12_000_000, 'x')
  const answer = await fetch(`${address}/api/reviews`, {
    method: 'POST',
    headers: { origin: address, cookie: jar.header, 'content-type': 'application/json' },
    body: twelve,
  }).catch((error: unknown) => error as Error)
  // the server may hang up on who goes on sending
  if (answer instanceof Response) {
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: 'body_too_large', found: twelve.byteLength })
  }
})
