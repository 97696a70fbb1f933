import { recallAt, type CardMemory, type Model } from '@/lib/memory'
import type { Day } from '@/lib/time'
import { expectedGain } from './gain'

interface Worth {
  readonly studyDay: Day
  readonly modelId: string
  readonly recall: number
  gain: number | null
}

/** By the state, which is replaced with every answer: of thousands of due cards few have another worth than a moment ago. */
const known = new WeakMap<CardMemory, Worth>()

/** The chance that a card is recalled today, at the true elapsed days. */
export function recallToday(state: CardMemory, studyDay: Day, model: Model): number {
  return worthOf(state, studyDay, model).recall
}

/** What reviewing a card today adds to the chance of recall 30 days on. */
export function gainToday(state: CardMemory, studyDay: Day, model: Model): number {
  const worth = worthOf(state, studyDay, model)
  return (worth.gain ??= expectedGain(state, worth.recall, studyDay, model))
}

function worthOf(state: CardMemory, studyDay: Day, model: Model): Worth {
  const before = known.get(state)
  if (before?.studyDay === studyDay && before.modelId === model.id) return before
  const worth = { studyDay, modelId: model.id, recall: recallAt(state, studyDay, model), gain: null }
  known.set(state, worth)
  return worth
}
