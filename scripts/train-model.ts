// Fits the memory model to one person's log, as a process that the server starts: it says over the channel to its parent how
// far it is and what came of it, keeps nothing, and ends with its parent.
import { closeDatabase, type UserId } from '@/lib/db'
import { trainModel } from '@/lib/study'
import type { TrainingMessage } from '@/lib/study'

const [userId = ''] = process.argv.slice(2)
process.on('disconnect', () => process.exit(1))

let said = 0
const outcome = await trainModel(userId as UserId, (share) => {
  // a hundred words are enough for a bar
  if (share - said < 0.01) return
  said = share
  tell({ progress: share })
})
await closeDatabase()
tell({ outcome }, () => process.exit(0))

function tell(message: TrainingMessage, then?: () => void): void {
  if (process.send === undefined) console.log(JSON.stringify(message))
  process.send?.(message, undefined, undefined, then)
}
