import { beforeAll, expect, inject, test } from 'vitest'
import { routeBytes } from '../../scripts/bench/route-bytes'
import { giveAnswer } from '../support/give-answer'
import { guest } from '../support/guest'

const address = inject('address')

/** Compressed JavaScript that a route may name, in kB of 1,000 bytes. */
const BUDGETS = [
  ['/', 145],
  ['/review', 152],
  ['/map', 147],
  ['/topics/receptive-field', 150],
  ['/glossary', 150],
  ['/answers', 150],
  ['/settings', 150],
  ['/sign-in', 150],
] as const

let cookie: string
let answerId: string
beforeAll(async () => {
  const jar = await guest(address)
  cookie = jar.header
  answerId = await giveAnswer(address, jar)
})

test.each(BUDGETS)('%s names at most %d kB of scripts, and 30 kB of page', async (path, budget) => {
  const { js, html } = await routeBytes(address, path === '/answers' ? `/answers/${answerId}` : path, cookie)
  expect(js / 1000, 'scripts').toBeLessThanOrEqual(budget)
  expect(js).toBeGreaterThan(50_000)
  expect(html / 1000, 'page').toBeLessThanOrEqual(30)
})
