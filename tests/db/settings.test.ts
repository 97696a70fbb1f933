import { expect, test } from 'vitest'
import { store, transaction, type UserId } from '@/lib/db'
import { readSettings, saveSettings } from '@/lib/study'
import { useOwnDatabase } from '../support/own-database'

useOwnDatabase('emptyDatabase')

const user = 'chooses' as UserId

test('a choice comes back as it was kept, on a row that others were kept on before', async () => {
  await store().users.create({ id: user, guest: true, at: 0 })
  await saveSettings(user, { order: 'random', newPlace: 'first' })
  await saveSettings(user, { easyDays: [1, 0.5, 0, 1, 1, 1, 1], steps: [30, 90] })
  expect(await readSettings(user)).toMatchObject({
    order: 'random',
    newPlace: 'first',
    easyDays: [1, 0.5, 0, 1, 1, 1, 1],
    steps: [30, 90],
  })
})

test('a row from before there were easy days has none', async () => {
  await transaction((tx) => tx.settings.put(user, { ...OLD, easyDays: {} as never }))
  expect((await readSettings(user)).easyDays).toEqual([1, 1, 1, 1, 1, 1, 1])
})

const OLD = {
  language: 'en',
  theme: 'auto',
  zone: 'auto',
  rolloverHour: 4,
  newPerDay: 20,
  reviewsPerDay: 200,
  retention: 0.9,
  steps: [60, 600],
  relearningSteps: [600],
  order: 'dueDay',
  newPlace: 'mixed',
  keys: true,
  maxIntervalDays: 36_500,
} as const
