import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AppProcess } from '../support/app-process'
import { cardIdsOf } from './support/card-ids'
import { Client } from './support/client'
import { figures } from './support/figures'
import { keptOf, replayProblem } from './support/kept'

const ROUNDS = 8
const CLIENTS = 4
const ANSWERS_A_CLIENT = 250
const EARLIEST_MS = 200
const LATEST_MS = 2_500

let app: AppProcess
beforeAll(async () => {
  app = await AppProcess.create()
  await app.start()
})
afterAll(() => app.dispose())

test('F1: kill -9 while answers pour in: every acknowledged answer is there once', async () => {
  const file = app.databaseUrl.slice('file:'.length)
  const cards = cardIdsOf(file)
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => Client.create(app.address, cards)))
  let killedWith = 0
  let unacknowledged = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const client of clients) client.answer(ANSWERS_A_CLIENT)
    let killed = false
    const sending = Promise.all(clients.map((client) => client.drain(() => !killed)))
    await sleep(EARLIEST_MS + Math.random() * (LATEST_MS - EARLIEST_MS))
    await app.stop('SIGKILL')
    killed = true
    await sending
    killedWith += clients.reduce((sum, { waiting }) => sum + waiting, 0)

    await app.start()
    const after = keptOf(file, clients)
    expect(after).toMatchObject({ lost: [], doubled: 0, integrity: 'ok' })
    unacknowledged += after.unacknowledged
    await Promise.all(clients.map((client) => client.drain()))
    expect(keptOf(file, clients)).toMatchObject({ lost: [], doubled: 0, unacknowledged: 0, integrity: 'ok' })
    expect(replayProblem(app.databaseUrl)).toBeNull()
  }
  const acknowledged = clients.reduce((sum, client) => sum + client.acknowledged.size, 0)
  const kept = keptOf(file, clients)
  figures('F1', `kill -9, ${ROUNDS} rounds, ${CLIENTS} clients`, {
    acknowledged,
    lost: kept.lost.length,
    doubled: kept.doubled,
    'waiting at the kills': killedWith,
    'stored without acknowledgement': unacknowledged,
  })
  expect(acknowledged).toBeGreaterThanOrEqual(5_000)
  expect(acknowledged).toBe(clients.reduce((sum, client) => sum + client.made.size, 0))
  expect(clients.flatMap(({ counts }) => counts.unexpected)).toEqual([])
})
