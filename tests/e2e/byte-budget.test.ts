import { beforeAll, expect, inject, test } from 'vitest'
import { routeBytes } from '../../scripts/bench/route-bytes'
import { giveAnswer } from '../support/give-answer'
import { guest } from '../support/guest'

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
  named = new Map([
    ['/answers', `/answers/${answerId}`],
    ['/cards/of-the-answer', `/cards/${entries[0]?.cardId}`],
  ])
})

test.each(BUDGETS)('%s names at most %d kB of scripts, and 30 kB of page', async (path, budget) => {
  const { js, html } = await routeBytes(address, named.get(path) ?? path, cookie)
  expect(js / 1000, 'scripts').toBeLessThanOrEqual(budget)
  expect(js).toBeGreaterThan(50_000)
  expect(html / 1000, 'page').toBeLessThanOrEqual(30)
})
