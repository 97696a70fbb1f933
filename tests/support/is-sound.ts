import { expect } from 'vitest'
import type { WatchedPage } from './browser'
import { faults } from './faults'
import { sideways } from './sideways'

/** Holds a page to what every page keeps: no fault that a machine can find, no wider than its screen, one heading. */
export async function isSound(watched: WatchedPage, name: string): Promise<void> {
  expect(await faults(watched), name).toEqual([])
  expect(await sideways(watched.page), `${name} is wider than the screen`).toBe(0)
  expect(await watched.page.locator('h1').count(), name).toBe(1)
}
