import { store, type UserId } from '@/lib/db'
import { MOCK_LIMITS } from '@/lib/limits'
import { mockTotals, type MockTotals } from '@/lib/plan'
import { wallClock } from '@/lib/time'
import { catalogue } from './catalogue'
import { readMockRecord, type MockWay } from './mock-record'
import type { Reader } from './reader'
import { settingsOf } from './settings'
import { zoneOf } from './study-time'

/** A mock interview in the history. */
export interface MockLine {
  readonly id: string
  readonly startedAt: number
  /** on the reader's calendar and clock: `2026-11-24`, `14:05` */
  readonly date: string
  readonly time: string
  readonly minutes: number
  readonly way: MockWay
  /** null: the whole map */
  readonly role: string | null
  /** asked as a plan weighs its topics */
  readonly planned: boolean
  readonly finished: boolean
  /** ratings were sent to the log, whatever has become of them since */
  readonly sent: boolean
  readonly totals: MockTotals
}

/** A person's mock interviews, newest first, one that goes on among them. */
export async function listMocks(userId: UserId, reader: Reader): Promise<readonly MockLine[]> {
  const [rows, settings, { roles }] = await Promise.all([
    store().mocks.newest(userId, MOCK_LIMITS.mocksListed.limit),
    settingsOf(userId),
    catalogue(),
  ])
  const zone = zoneOf(settings, reader.zone) ?? 'UTC'
  return rows.map((row) => {
    const { role, planId, way, finishedAt, entryIds, results } = readMockRecord(row)
    return {
      id: row.id,
      startedAt: row.startedAt,
      ...wallClock(row.startedAt, zone),
      minutes: row.minutes,
      way,
      role: role === null ? null : (roles.get(role)?.[reader.language] ?? null),
      planned: planId !== null,
      finished: finishedAt !== null,
      sent: Object.keys(entryIds).length > 0,
      totals: mockTotals(results),
    }
  })
}

/** Forgets a mock interview. What of it is in the log stays there. @returns whether there was one */
export async function removeMock(userId: UserId, id: string): Promise<boolean> {
  return store().mocks.remove(userId, id)
}
