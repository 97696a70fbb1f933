import { useSyncExternalStore } from 'react'

/** Whether this part of the page is alive. Until then nothing in it can be changed: what is ticked too early would be lost. */
export function useLive(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  )
}
