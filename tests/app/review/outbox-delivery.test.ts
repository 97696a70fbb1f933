import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDelivery, type Reply } from '@/app/_ui/outbox/delivery'
import { deviceStore } from '@/app/_ui/outbox/device-store'
import { memoryStore } from '@/app/_ui/outbox/memory-store'
import type { Trouble } from '@/app/_ui/outbox/retry'
import type { LogEntry } from '@/lib/memory'
import { flagEntry } from './outbox-entries'

type Weather = 'stores' | 'loses the request' | 'loses the answer' | 'is busy' | 'refuses one'

/** A server that keeps each id once, behind a line that does what it is told. */
function setting(weather: readonly Weather[]) {
  const store = memoryStore()
  const log: string[] = []
  const sizes: number[] = []
  const troubles: (Trouble | null)[] = []
  let clock = 0
  let step = 0
  const record = (entries: readonly LogEntry[], refuse: string | undefined): Reply => ({
    kind: 'recorded',
    answer: {
      v: 1,
      serverNow: clock,
      states: [],
      counts: { learning: 0, review: 0, new: 0, plan: 0, seconds: 0 },
      results: entries.map(({ id }) => {
        if (id === refuse) return { id, status: 'refused', code: 'malformed' }
        if (log.includes(id)) return { id, status: 'already' }
        log.push(id)
        return { id, status: 'stored' }
      }),
    },
  })
  const delivery = createDelivery({
    store,
    bounds: { entries: 4, bytes: 100_000 },
    post: async (entries) => {
      sizes.push(entries.length)
      const now = weather[step++] ?? 'stores'
      if (now === 'loses the request') return { kind: 'lost' }
      if (now === 'is busy') return { kind: 'refused', status: 503, retryAfter: '2' }
      const reply = record(entries, now === 'refuses one' ? entries[0]?.id : undefined)
      return now === 'loses the answer' ? { kind: 'lost' } : reply
    },
    alone: (work) => work(),
    now: () => clock,
    chance: () => 0.5,
    wakeAfter: () => undefined,
    onAnswer: () => undefined,
    onTrouble: (trouble) => troubles.push(trouble),
  })
  return { store, delivery, log, sizes, troubles, pass: (ms: number) => (clock += ms) }
}

const weathers = fc.constantFrom<Weather>('stores', 'loses the request', 'loses the answer', 'is busy', 'refuses one')

test('brings every answer to the server exactly once or keeps it apart, whatever the line does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(weathers, { maxLength: 12 }), fc.integer({ min: 1, max: 15 }), async (weather, count) => {
      const { store, delivery, log, pass } = setting(weather)
      const entries = Array.from({ length: count }, (_, n) => flagEntry(n))
      for (const entry of entries) await store.addEntry(entry)
      for (let tries = 0; tries < 40; tries += 1) {
        await delivery.deliver()
        pass(20_000)
      }
      const kept = (await store.kept()).map(({ id }) => id)
      expect(await store.entries()).toEqual([])
      expect(new Set(log).size).toBe(log.length)
      // one that was stored before and is refused on the second try is in both places: nothing is lost
      expect(new Set([...log, ...kept])).toEqual(new Set(entries.map(({ id }) => id)))
    }),
  )
})

test('sends in batches, oldest first', async () => {
  const { store, delivery, log, sizes } = setting([])
  const entries = Array.from({ length: 10 }, (_, n) => flagEntry(n))
  for (const entry of entries) await store.addEntry(entry)
  await delivery.deliver()
  expect(sizes).toEqual([4, 4, 2])
  expect(log).toEqual(entries.map(({ id }) => id))
})

test('takes an answer along that is given while a batch is under way', async () => {
  const { store, delivery, log } = setting([])
  await store.addEntry(flagEntry(1))
  const first = delivery.deliver()
  await store.addEntry(flagEntry(2))
  await Promise.all([first, delivery.deliver()])
  expect(log).toHaveLength(2)
})

test('leaves a busy server alone for as long as it asks, and a lost line not at all', async () => {
  const busy = setting(['is busy'])
  await busy.store.addEntry(flagEntry(1))
  await busy.delivery.deliver()
  await busy.delivery.deliver()
  expect(busy.sizes).toHaveLength(1)
  busy.pass(2_000)
  await busy.delivery.deliver()
  expect(busy.log).toHaveLength(1)
  expect(busy.troubles).toEqual(['busy', null])

  const lost = setting(['loses the request'])
  await lost.store.addEntry(flagEntry(1))
  await lost.delivery.deliver()
  await lost.delivery.deliver()
  expect(lost.log).toHaveLength(1)
})

test('keeps answering from memory, and says so once, when the device refuses to keep anything', async () => {
  let losses = 0
  const store = deviceStore(
    () => Promise.reject(new Error('refused')),
    () => (losses += 1),
  )
  await store.addEntry(flagEntry(1))
  await store.addEntry(flagEntry(2))
  expect(await store.entries()).toHaveLength(2)
  await store.settle([flagEntry(1).id], [])
  expect((await store.entries()).map(({ id }) => id)).toEqual([flagEntry(2).id])
  expect(store.durable).toBe(false)
  expect(losses).toBe(1)
})

test('sends both what lies on the disk and what the full disk did not take', async () => {
  const disk = memoryStore()
  await disk.addEntry(flagEntry(1))
  const store = deviceStore(
    async () => ({
      ...disk,
      durable: true,
      addEntry: () => Promise.reject(new Error('no space')),
    }),
    () => undefined,
  )
  await store.addEntry(flagEntry(2))
  expect(await store.entries()).toHaveLength(2)
  await store.settle([flagEntry(1).id, flagEntry(2).id], [])
  expect(await store.entries()).toEqual([])
})
