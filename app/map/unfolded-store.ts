'use client'

import { useSyncExternalStore } from 'react'

const KEY = 'receptive-outline'
const listeners = new Set<() => void>()

/**
 * Which topics are unfolded, remembered for this tab: who comes back from a topic finds the outline as it was.
 *
 * @param initially - ids unfolded at the first sight
 * @returns the ids, and a way to change them
 */
export function useUnfolded(initially: readonly string[]): [ReadonlySet<string>, (ids: Iterable<string>) => void] {
  const before = initially.join(' ')
  const ids = useSyncExternalStore(
    subscribe,
    () => read() ?? before,
    () => before,
  )
  return [new Set(ids.split(' ')), write]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

let kept: string | null = null

function read(): string | null {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    // storage is switched off: the page's own memory does until it closes
    return kept
  }
}

function write(ids: Iterable<string>): void {
  kept = [...ids].join(' ')
  try {
    sessionStorage.setItem(KEY, kept)
  } catch {
    // remembered in `kept`
  }
  for (const listener of listeners) listener()
}
