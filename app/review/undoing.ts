import type { LogEntry } from '@/lib/memory'
import type { Language, QueueItem } from '@/lib/study'
import { lastPractised, practiseAgain, takePracticeBack } from './practice'
import { pooled } from './session-order'
import type { FarEntry, Mark, PooledItem, SessionState, Step, Undone } from './session-types'
import { showCard, showNext } from './show-next'
import { pause } from './showing'

type EntryOf<Type extends LogEntry['type']> = Extract<LogEntry, { type: Type }>

/** Taking back and doing again. */
export type UndoEvent =
  | { readonly type: 'undone'; readonly entry: EntryOf<'undo'>; readonly now: number }
  | { readonly type: 'redone'; readonly entry: EntryOf<'redo'>; readonly now: number }
  /** something of before this session, or of another device, was taken back */
  | { readonly type: 'undone_far'; readonly entry: EntryOf<'undo'>; readonly far: FarEntry }
  /** the card of such an entry came, as it stands now */
  | {
      readonly type: 'brought'
      readonly item: QueueItem
      readonly language: Language
      readonly far: FarEntry
      readonly now: number
    }

/** Acts whose undo brings the card to the screen. */
const LEAVING: ReadonlySet<string> = new Set(['review', 'bury', 'suspend'])

/** The session after an undo or a redo; the very same object where it does not fit. */
export function reduceUndo(state: SessionState, event: UndoEvent): SessionState {
  switch (event.type) {
    case 'undone': {
      const last = lastAct(state)
      if (last === null || targetOf(last) !== event.entry.target) return state
      return { ...takeBack(state, last, event.now), undone: [...state.undone, last] }
    }
    case 'redone': {
      const last = state.undone.at(-1)
      if (last === undefined || targetOf(last) !== event.entry.target) return state
      return { ...doAgain(state, last, event.now), undone: state.undone.slice(0, -1) }
    }
    case 'undone_far':
      return {
        ...state,
        elsewhere: state.elsewhere.filter((cardId) => cardId !== event.far.cardId),
        undone: [...state.undone, { kind: 'far', entry: event.far }],
        notice: { code: 'undone_far', entry: event.far },
      }
    case 'brought':
      return bring(state, event)
  }
}

/** The last thing done in this session that stands; null where nothing is left to take back here. */
export function lastAct(state: SessionState): Exclude<Undone, { kind: 'far' }> | null {
  const step = state.steps.at(-1)
  const mark = state.marks.at(-1)
  const practised = lastPractised(state)
  const cardId = state.current?.cardId
  const acts = [
    ...(step === undefined ? [] : [{ kind: 'step', step } as const]),
    ...(mark === undefined ? [] : [{ kind: 'mark', mark } as const]),
    ...(practised === undefined || cardId === undefined ? [] : [{ kind: 'practice', cardId, practised } as const]),
  ]
  // ids are UUIDv7: the later entry has the greater id
  return acts.reduce<(typeof acts)[number] | null>(
    (latest, act) => (latest === null || targetOf(act) > targetOf(latest) ? act : latest),
    null,
  )
}

/** The id of the log's entry behind an act. */
export function targetOf(act: Undone): string {
  switch (act.kind) {
    case 'step':
      return act.step.entryId
    case 'mark':
      return act.mark.entryId
    case 'practice':
      return act.practised.entryId
    case 'far':
      return act.entry.id
  }
}

/** Whether an entry took its card off the screen, so that its undo brings the card back. */
export function isLeaving({ type }: Pick<FarEntry, 'type'>): boolean {
  return LEAVING.has(type)
}

function takeBack(state: SessionState, act: Exclude<Undone, { kind: 'far' }>, now: number): SessionState {
  switch (act.kind) {
    case 'step':
      return takeStepBack(state, act.step, now)
    case 'mark':
      return {
        ...withMark(state, act.mark, act.mark.before),
        marks: state.marks.slice(0, -1),
        notice: { code: 'unmarked', act: act.mark.act },
      }
    case 'practice':
      return takePracticeBack(state, act.practised, now)
  }
}

function takeStepBack(state: SessionState, step: Step, now: number): SessionState {
  return {
    ...state,
    steps: state.steps.slice(0, -1),
    // the time it has been looked at goes on counting; the time since does not
    current: { ...step.showing, shownAt: now - (step.at - step.showing.shownAt), doubted: null },
    shelved: shelve(state, now),
    elsewhere: state.elsewhere.filter((cardId) => cardId !== step.cardId),
    notice: step.rating === null ? { code: 'returned' } : { code: 'undone', rating: step.rating },
  }
}

function doAgain(state: SessionState, act: Undone, now: number): SessionState {
  switch (act.kind) {
    case 'step':
      return leaveAgain({ ...state, steps: [...state.steps, act.step] }, act.step.cardId, act.step.rating, now)
    case 'mark': {
      const { mark } = act
      const marks = [...state.marks, mark]
      const again = withMark(state, mark, mark.act === 'flag' ? mark.on : mark.note)
      return { ...again, marks, notice: { code: 'redone', rating: null } }
    }
    case 'practice':
      return practiseAgain(state, act.cardId, act.practised, now)
    case 'far': {
      const { entry } = act
      if (!isLeaving(entry)) return { ...state, notice: { code: 'redone', rating: null } }
      const elsewhere = [...state.elsewhere.filter((cardId) => cardId !== entry.cardId), entry.cardId]
      return leaveAgain({ ...state, elsewhere }, entry.cardId, entry.rating ?? null, now)
    }
  }
}

/** The card leaves the screen again, if it is the one there. */
function leaveAgain(state: SessionState, cardId: string, rating: Step['rating'], now: number): SessionState {
  const left: SessionState = { ...state, notice: { code: 'redone', rating } }
  return left.current === null || left.current.cardId === cardId ? showNext(left, now) : left
}

/** A flag or a note as it is to be; undefined gives the card as it was fetched. */
function withMark(state: SessionState, { act, cardId }: Mark, value: unknown): SessionState {
  const name = act === 'flag' ? 'flags' : 'notes'
  const { [cardId]: _, ...others } = state[name] as Readonly<Record<string, unknown>>
  return { ...state, [name]: value === undefined ? others : { ...others, [cardId]: value } }
}

/** The card comes first, as the server has it now, unless something has been done since; then it waits its turn. */
function bring(
  state: SessionState,
  { item, language, far, now }: Extract<UndoEvent, { type: 'brought' }>,
): SessionState {
  const { cardId } = item
  const known = pooled(state, cardId)
  const isSame = known?.language === language && known.item.cardVersion === item.cardVersion
  // what is on the screen or lies aside counts its instances by place
  const card: PooledItem = { item: isSame ? { ...item, instances: known.item.instances } : item, language }
  const isMarked = state.marks.some((mark) => mark.cardId === cardId)
  const next: SessionState = {
    ...state,
    pool: [card, ...state.pool.filter((each) => each.item.cardId !== cardId)],
    shelved: known === undefined || isSame ? state.shelved : state.shelved.filter((one) => one.cardId !== cardId),
    flags: isMarked ? state.flags : without(state.flags, cardId),
    notes: isMarked ? state.notes : without(state.notes, cardId),
  }
  const last = state.undone.at(-1)
  if (!isLeaving(far) || last === undefined || targetOf(last) !== far.id) return next
  const { current } = next
  if (current?.cardId !== cardId) return showCard({ ...next, shelved: shelve(next, now) }, card, now)
  if (!isSame) return showCard(next, card, now)
  // it was being answered already: its buttons have to be drawn anew
  const { behind: _, practised: _practised, ...asked } = current.behind ?? current
  return { ...next, current: { ...asked, judged: null, doubted: null, turn: (current.turn ?? 0) + 1 } }
}

function shelve({ shelved, current }: SessionState, now: number): SessionState['shelved'] {
  return current === null ? shelved : [...shelved, pause(current, now)]
}

function without<Value>(record: Readonly<Record<string, Value>>, name: string): Readonly<Record<string, Value>> {
  const { [name]: _, ...others } = record
  return others
}
