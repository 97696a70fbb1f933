import type { Page } from '@playwright/test'
import { expect } from 'vitest'

/** Waits until the device could do without a line: the worker has its pages, and the pack is there. */
export async function untilFitForOffline(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(isFit), { timeout: 60_000, interval: 250 }).toBe(true)
}

async function isFit(): Promise<boolean> {
  // of whoever is signed in: what another has left here says nothing
  const user = document.querySelector('meta[name=user]')?.getAttribute('content') ?? '-'
  const name = (await caches.keys()).find((each) => each.endsWith(`/of/${user}`))
  if (name === undefined || !(await (await caches.open(name)).match('/kept'))) return false
  const database = `receptive-${user}`
  if (!(await indexedDB.databases()).some((each) => each.name === database)) return false
  const asked = indexedDB.open(database)
  const packs = await new Promise<number>((resolve, reject) => {
    asked.onerror = () => reject(asked.error)
    asked.onsuccess = () => {
      const counted = asked.result.transaction('packs').objectStore('packs').count()
      counted.onsuccess = () => {
        asked.result.close()
        resolve(counted.result)
      }
    }
  })
  return packs > 0
}

/** How many answers lie on this device for whoever has a database here, by person. */
export function waitingOnDevice(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const found: Record<string, number> = {}
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('receptive-')) continue
      const count = await new Promise<number | null>((resolve, reject) => {
        const asked = indexedDB.open(name)
        // it was cleared away this very moment, and is not made anew by looking at it
        asked.onupgradeneeded = () => asked.transaction?.abort()
        asked.onerror = () => (asked.error?.name === 'AbortError' ? resolve(null) : reject(asked.error))
        asked.onsuccess = () => {
          const counted = asked.result.transaction('outbox').objectStore('outbox').count()
          counted.onsuccess = () => {
            asked.result.close()
            resolve(counted.result)
          }
        }
      })
      if (count !== null) found[name.slice('receptive-'.length)] = count
    }
    return found
  })
}

/** What a person's sessions look like on this device, as text. */
export function sessionsOnDevice(page: Page, user: string): Promise<string> {
  return page.evaluate(
    (name) =>
      new Promise<string>((resolve, reject) => {
        const asked = indexedDB.open(name)
        asked.onerror = () => reject(asked.error)
        asked.onsuccess = () => {
          const read = asked.result.transaction('session').objectStore('session').getAll()
          read.onsuccess = () => {
            asked.result.close()
            resolve(JSON.stringify(read.result))
          }
        }
      }),
    `receptive-${user}`,
  )
}

/** The id of whoever is signed in. */
export function userOf(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { userId } = (await (await fetch('/api/auth/session')).json()) as { userId: string }
    return userId
  })
}

/** What the browser says of a line that is down, which is no fault of the page. */
export function withoutNetworkNoise(complaints: readonly string[]): string[] {
  return complaints.filter((text) => !/net::ERR|Failed to fetch RSC payload|status of (401|502|503)/.test(text))
}
