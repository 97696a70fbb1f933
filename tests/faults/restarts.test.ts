import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppProcess } from '../support/app-process'
import { cardIdsOf } from './support/card-ids'
import { Client } from './support/client'
import { figures } from './support/figures'
import { keptOf, replayProblem } from './support/kept'

const ROUNDS = 4
const CLIENTS = 4
const ANSWERS_A_CLIENT = 150

let app: AppProcess
beforeAll(async () => {
  app = await AppProcess.create()
  await app.start()
})
afterAll(() => app.dispose())

test('F19: restarts in mid-session lose nothing, sign nobody out and show no error but "later"', async () => {
  const file = app.databaseUrl.slice('file:'.length)
  const cards = cardIdsOf(file)
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => Client.create(app.address, cards)))
  let slowestStop = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const client of clients) client.answer(ANSWERS_A_CLIENT)
    const sending = Promise.all(clients.map((client) => client.drain()))
    await sleep(300 + Math.random() * 1_200)
    const from = performance.now()
    await app.stop('SIGTERM')
    slowestStop = Math.max(slowestStop, performance.now() - from)
    await app.start()
    await sending
  }
  const kept = keptOf(file, clients)
  const statuses = [...new Set(clients.flatMap(({ counts }) => [...counts.statuses.keys()]))].sort()
  figures('F19', `SIGTERM and start, ${ROUNDS} rounds, ${CLIENTS} clients`, {
    acknowledged: clients.reduce((sum, client) => sum + client.acknowledged.size, 0),
    lost: kept.lost.length,
    doubled: kept.doubled,
    'resent and already there': clients.reduce((sum, { counts }) => sum + counts.already, 0),
    statuses: statuses.join(' '),
    'slowest stop, ms': Math.round(slowestStop),
  })
  expect(kept).toMatchObject({ lost: [], doubled: 0, unacknowledged: 0, integrity: 'ok' })
  expect(clients.flatMap(({ counts }) => counts.unexpected)).toEqual([])
  expect(slowestStop).toBeLessThan(12_000)
  expect(replayProblem(app.databaseUrl)).toBeNull()
})
