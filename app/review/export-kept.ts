import type { KeptEntry } from '@/app/_ui/outbox'

/** Gives the refused answers to the person as a file of JSON, with the reason of each. */
export function exportKept(kept: readonly KeptEntry[]): void {
  const file = new Blob([JSON.stringify(kept, null, 2)], { type: 'application/json' })
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = 'receptive-answers.json'
  link.click()
  URL.revokeObjectURL(address)
}
