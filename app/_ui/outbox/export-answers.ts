import type { Store } from './store'

/** Gives what lies on this device to the person as a file of JSON: answers on their way, and refused ones with the reason. */
export async function exportAnswers(store: Store): Promise<void> {
  const [waiting, refused] = await Promise.all([store.entries(), store.kept()])
  const file = new Blob([JSON.stringify({ v: 1, waiting, refused }, null, 2)], { type: 'application/json' })
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = 'receptive-answers.json'
  link.click()
  URL.revokeObjectURL(address)
}
