import type { EntryWords } from '@/app/_ui/entry-stamp'
import { sendEntries } from '@/app/_ui/send-entries'
import { newId } from '@/app/_ui/uuid'
import type { DueMove, MoveReason } from '@/lib/plan'
import type { ModelChoice } from '@/lib/study'

/** What a button of these screens does. */
export type ModelAct =
  | { readonly do: 'start' | 'end' | 'accept' }
  | { readonly do: 'choose'; readonly choice: readonly ModelChoice[] }
  | { readonly do: 'move'; readonly reason: MoveReason }
  | { readonly do: 'undo'; readonly target: string }

/** What came of it; `busy` where the server fits as much as it may. */
export type ActResult = 'done' | 'busy' | 'refused' | 'unreachable'

/**
 * Does it: what concerns the fit by a request, what concerns the log by entries of the outbox, which can be undone.
 * Loaded when a button is pressed.
 *
 * @param onWaiting - told when entries are kept on the device for now
 */
export async function doModelAct(userId: string, act: ModelAct, onWaiting: () => void): Promise<ActResult> {
  const send = async (entries: readonly EntryWords[]): Promise<ActResult> =>
    entries.length === 0 || (await sendEntries(userId, entries, onWaiting)) === 'stored' ? 'done' : 'refused'
  try {
    switch (act.do) {
      case 'start':
        return statusOf(await fetch(TRAINING, { method: 'POST' }))
      case 'end':
        return statusOf(await fetch(TRAINING, { method: 'DELETE' }))
      case 'accept': {
        const answer = await fetch(TRAINING, { method: 'PUT' })
        if (!answer.ok) return statusOf(answer)
        return await send(asEntries(((await answer.json()) as { choice: readonly ModelChoice[] }).choice))
      }
      case 'choose':
        return await send(asEntries(act.choice))
      case 'move': {
        const answer = await fetch(`/api/model/moves?reason=${act.reason}`)
        if (!answer.ok) return statusOf(answer)
        const { moves } = (await answer.json()) as { moves: readonly DueMove[] }
        // one batch is one step to undo
        const batch = newId(Date.now())
        return await send(
          moves.map(({ cardId, to }) => ({ type: 'reschedule', cardId, dueDay: to, batch, reason: act.reason })),
        )
      }
      case 'undo':
        return await send([{ type: 'undo', target: act.target }])
    }
  } catch {
    return 'unreachable'
  }
}

const TRAINING = '/api/model/training'

const asEntries = (choice: readonly ModelChoice[]): EntryWords[] => choice.map((one) => ({ type: 'model', ...one }))

function statusOf(answer: Response): ActResult {
  if (answer.ok) return 'done'
  return answer.status === 503 || answer.status === 429 ? 'busy' : 'refused'
}
