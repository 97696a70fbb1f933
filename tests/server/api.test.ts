import { request as httpRequest } from 'node:http'
import { describe, expect, inject, test } from 'vitest'
import type { FreshInstances, QueueAnswer, RecordAnswer } from '@/lib/study'
import { guest, postEntries, signIn, userIdOf, type Jar } from '../support/guest'
import { reviewEntry, undoEntry } from '../support/review-entry'

const address = inject('address')

async function queueOf(jar: Jar, query = 'n=20'): Promise<QueueAnswer> {
  return (await (
    await fetch(`${address}/api/queue?${query}`, { headers: { cookie: jar.header } })
  ).json()) as QueueAnswer
}
const record = async (jar: Jar, entries: readonly unknown[]): Promise<RecordAnswer> =>
  (await (await postEntries(address, jar, entries)).json()) as RecordAnswer

const post = (jar: Jar | null, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${address}/api/reviews`, {
    method: 'POST',
    headers: {
      origin: address,
      'content-type': 'application/json',
      ...(jar ? { cookie: jar.header } : {}),
      ...headers,
    },
    body,
  })

describe('the health of the server', () => {
  test('is told without any figure about people', async () => {
    const live = (await (await fetch(`${address}/api/health/live`)).json()) as object
    const ready = (await (await fetch(`${address}/api/health/ready`)).json()) as object
    expect(Object.keys(live).sort()).toEqual(['status', 'version'])
    expect(ready).toMatchObject({ status: 'ok', checks: { database: 'ok', durability: 'ok', disk: 'ok' } })
  })
})

test('the icon is where a browser asks for it before a page has named one', async () => {
  const answer = await fetch(`${address}/favicon.ico`)
  expect(answer.status).toBe(200)
  expect([...new Uint8Array(await answer.arrayBuffer()).slice(0, 4)]).toEqual([0, 0, 1, 0])
})

describe('the queue', () => {
  test('is nobody’s without a session', async () => {
    const answer = await fetch(`${address}/api/queue`)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ code: 'signed_out' })
  })

  test('brings a newcomer’s cards, drawn, in the language asked for, and leaves out what the browser holds', async () => {
    const jar = await guest(address)
    const english = await queueOf(jar, 'n=3&lang=en')
    expect(english.items).toHaveLength(3)
    const [first] = english.items
    expect(first).toMatchObject({ mode: 'new', state: null, headId: null, recall: null })
    expect(Object.keys(first?.next ?? {})).toEqual(['1', '2', '3', '4'])
    const chinese = await queueOf(jar, `n=3&lang=zh&not=${first?.cardId}`)
    expect(chinese.items.map(({ cardId }) => cardId)).not.toContain(first?.cardId)
    expect(chinese.items[0]?.instances[0]?.question).toMatch(/\p{Script=Han}/u)
  })

  test('of ten cards stays within 60 kB compressed', async () => {
    const { gzipSync } = await import('node:zlib')
    const jar = await guest(address)
    const body = await (await fetch(`${address}/api/queue?n=10`, { headers: { cookie: jar.header } })).arrayBuffer()
    expect(gzipSync(Buffer.from(body)).byteLength).toBeLessThan(60_000)
  })

  test.each([
    ['n=-1', 'n'],
    ['n=1e9', 'n'],
    ['n[]=1', 'n[]'],
    ['lang=de', 'lang'],
    ['kind=nonsense', 'kind'],
    ['x=1', 'x'],
  ])('refuses %s and says what it takes', async (query, found) => {
    const answer = await fetch(`${address}/api/queue?${query}`, {
      headers: { cookie: (await guest(address)).header },
    })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: 'malformed', found })
  })
})

describe('fresh numbers for a card', () => {
  const ask = async (query: string, cookie: string): Promise<Response> =>
    fetch(`${address}/api/queue/instances?${query}`, { headers: { cookie } })

  test('come ready to be judged, and not to be stored on the way', async () => {
    const answer = await ask('card=receptive-field:two-layers&lang=zh&not=1,2', (await guest(address)).header)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const { cardId, instances } = (await answer.json()) as FreshInstances
    expect(cardId).toBe('receptive-field:two-layers')
    expect(instances).toHaveLength(2)
    expect(instances[0]?.question).toMatch(/\p{Script=Han}/u)
  })

  test.each([
    ['', 422],
    ['card=receptive-field:two-layers&not=x', 422],
    ['card=receptive-field:two-layers&not=-1', 422],
    ['card=receptive-field:two-layers&lang=de', 422],
    [`card=receptive-field:two-layers&not=${Array.from({ length: 21 }, (_, seed) => seed).join()}`, 422],
    ['card=no-such:card', 404],
    ['card=receptive-field:define', 404],
  ])('%s is refused with %d', async (query, status) => {
    expect((await ask(query, (await guest(address)).header)).status).toBe(status)
  })

  test('are for nobody who is not signed in', async () => {
    expect((await ask('card=receptive-field:two-layers', '')).status).toBe(401)
  })
})

describe('a batch of reviews', () => {
  test('is stored once when it is sent three times, and all its entries are named each time', async () => {
    const jar = await guest(address)
    const { items } = await queueOf(jar)
    const entries = items.slice(0, 5).map(({ cardId }) => reviewEntry(cardId, Date.now()))
    const answers = [await record(jar, entries), await record(jar, [...entries].reverse()), await record(jar, entries)]
    expect(answers.map(({ results }) => new Set(results.map(({ status }) => status)))).toEqual([
      new Set(['stored']),
      new Set(['already']),
      new Set(['already']),
    ])
    expect((await queueOf(jar)).counts.new).toBe((answers[0]?.counts.new ?? 0) + 0)
  })

  test('cut off anywhere stores nothing and says that it is no whole document', async () => {
    const jar = await guest(address)
    const { items } = await queueOf(jar, 'n=2')
    const user = await userIdOf(address, jar)
    const entries = items.map(({ cardId }) => reviewEntry(cardId, Date.now()))
    const body = JSON.stringify({ v: 1, user, entries })
    for (let length = 1; length < body.length; length += 97) {
      expect((await post(jar, body.slice(0, length))).status).toBe(400)
    }
    expect((await record(jar, entries)).results.map(({ status }) => status)).toEqual(['stored', 'stored'])
  })

  test('of another user than the session’s is refused whole', async () => {
    const [a, b] = [await guest(address), await guest(address)]
    const answer = await postEntries(address, a, [reviewEntry('conv:out-size', Date.now())], await userIdOf(address, b))
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ code: 'other_user' })
  })

  test('cannot undo what is not one’s own', async () => {
    const [a, b] = [await guest(address), await guest(address)]
    const entry = reviewEntry('conv:out-size', Date.now())
    await record(a, [entry])
    const before = await queueOf(a)
    await record(b, [undoEntry(entry.id, Date.now())])
    expect((await queueOf(a)).counts.new).toEqual(before.counts.new)
  })

  test.each([
    ['no JSON', 'hello', {}, 400, 'bad_json'],
    ['another media type', '{}', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['no entries', '{"v":1,"user":"x","entries":[]}', {}, 422, 'malformed'],
    ['an unknown key', '{"v":1,"user":"x","entries":[1],"admin":true}', {}, 422, 'malformed'],
    ['an operator for a user', '{"v":1,"user":{"contains":""},"entries":[1]}', {}, 422, 'malformed'],
    ['another version', '{"v":2,"user":"x","entries":[1]}', {}, 422, 'malformed'],
  ])('with %s is refused', async (_, body, headers, status, code) => {
    const answer = await post(await guest(address), body, headers)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ code })
  })

  test('of more than 500 entries is refused with the limit', async () => {
    const jar = await guest(address)
    const body = JSON.stringify({
      v: 1,
      user: await userIdOf(address, jar),
      entries: Array.from({ length: 501 }, () => 0),
    })
    const answer = await post(jar, body)
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: 'too_many_entries', limit: 500, found: 501 })
  })

  test('of more than 512 kB is refused, with its length told or not', async () => {
    const jar = await guest(address)
    const body = JSON.stringify({ v: 1, user: 'x', entries: ['x'.repeat(600_000)] })
    expect((await post(jar, body)).status).toBe(413)
    const unannounced = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(body))
        controller.close()
      },
    })
    const answer = await fetch(`${address}/api/reviews`, {
      method: 'POST',
      headers: { origin: address, cookie: jar.header, 'content-type': 'application/json' },
      body: unannounced,
      duplex: 'half',
    } as RequestInit)
    expect(answer.status).toBe(413)
  })

  test('from another site is refused', async () => {
    const answer = await post(await guest(address), '{}', { origin: 'https://evil.example' })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'cross_site' })
  })
})

test('a request for another host is refused on every route', async () => {
  for (const path of ['/', '/review', '/api/health/live', '/api/queue']) {
    expect(await statusWithHost(path, 'evil.example')).toBe(421)
  }
})

test('a forged, cut or signed-out session is nobody’s', async () => {
  const jar = await guest(address)
  const cookie = jar.header
  const ask = async (header: string): Promise<number> =>
    (await fetch(`${address}/api/queue`, { headers: { cookie: header } })).status
  expect(await ask(cookie)).toBe(200)
  expect(await ask(cookie.replace(/session=(.{20})/, 'session=xxxxxxxxxxxxxxxxxxxx'))).toBe(401)
  expect(await ask(cookie.slice(0, -30))).toBe(401)
  expect(await ask('receptive.session=eyJhbGciOiJub25lIn0..e30')).toBe(401)
})

test('a wrong password and an unknown address are refused alike', async () => {
  expect(await signIn(address, 'password', { email: 'nobody@example.org', password: 'not the password' })).toBeNull()
})

function statusWithHost(path: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(`${address}${path}`, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}
