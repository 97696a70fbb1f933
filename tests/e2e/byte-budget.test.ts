import { beforeAll, expect, inject, test } from 'vitest'
import { routeBytes } from '../../scripts/bench/route-bytes'
import { giveAnswer } from '../support/give-answer'
import { guest } from '../support/guest'
import { testId } from '../support/review-entry'

const address = inject('address')

/** Compressed JavaScript that a route may name, in kB of 1,000 bytes. */
const BUDGETS = [
  ['/', 145],
  ['/review', 152],
  ['/map?view=map', 147],
  ['/map?view=outline', 147],
  ['/progress', 145],
  ['/topics/receptive-field', 150],
  ['/glossary', 150],
  ['/answers', 150],
  ['/cards', 150],
  ['/cards/of-the-answer', 150],
  ['/interview', 150],
  ['/interview/mock', 150],
  ['/interview/mock/questions', 150],
  ['/interview/mock/report', 150],
  ['/settings', 150],
  ['/sign-in', 150],
] as const

let cookie: string
/** what stands in the place of a name in the table */
let named: ReadonlyMap<string, string>
beforeAll(async () => {
  const jar = await guest(address)
  cookie = jar.header
  const answerId = await giveAnswer(address, jar)
  const told = await fetch(`${address}/api/reviews/undoable?n=1`, { headers: { cookie } })
  const { entries } = (await told.json()) as { entries: { cardId: string }[] }
  const report = await mockOf(jar.header, 4)
  const questions = await mockOf(jar.header)
  named = new Map([
    ['/answers', `/answers/${answerId}`],
    ['/cards/of-the-answer', `/cards/${entries[0]?.cardId}`],
    ['/interview/mock/questions', `/interview/mock/${questions}`],
    ['/interview/mock/report', `/interview/mock/${report}`],
  ])
})

/** Begins a mock interview, and finishes it with so many questions passed over. @returns its id */
async function mockOf(header: string, answered = 0): Promise<string> {
  const id = testId(Date.now())
  const send = (method: string, path: string, body: unknown) =>
    fetch(`${address}/api/mocks${path}`, {
      method,
      headers: { cookie: header, origin: address, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  await send('POST', '', { v: 1, id, minutes: 10, scope: { by: 'map' }, way: 'typed', verdicts: 'end', seed: 'budget' })
  if (answered === 0) return id
  const answers = Array.from({ length: answered }, (_, question) => {
    return { question, answer: {}, thinkingMs: 1_000, answeringMs: 1_000, retries: 0, at: Date.now() }
  })
  await send('PUT', `/${id}`, { v: 1, answers })
  return id
}

test.each(BUDGETS)('%s names at most %d kB of scripts, and 30 kB of page', async (path, budget) => {
  const { js, html } = await routeBytes(address, named.get(path) ?? path, cookie)
  expect(js / 1000, 'scripts').toBeLessThanOrEqual(budget)
  expect(js).toBeGreaterThan(50_000)
  expect(html / 1000, 'page').toBeLessThanOrEqual(30)
})
