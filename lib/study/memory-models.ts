import { store, transaction, type ModelRow, type UserId } from '@/lib/db'
import { activeModel, DEFAULT_MODEL, effectiveEntries, type LogEntry, type StoredEntry } from '@/lib/memory'
import { FEWEST_TO_FIT_ALL, type TrainingOutcome } from '@/lib/training'
import { dayDate, studyDay } from '@/lib/time'
import type { Reader } from './reader'
import { settingsOf } from './settings'
import { studyTime } from './study-time'

/** A choice of a model, as the log has it: for all cards, and where there is one for those with a number as answer. */
export type ModelChoice = Pick<Extract<LogEntry, { type: 'model' }>, 'modelId' | 'scope'>

/** Models of one fit, which are chosen together; or the default one. */
export interface ModelSet {
  /** of the study day on which it was kept, `2026-11-24`; null for the default */
  readonly date: string | null
  readonly inForce: boolean
  readonly models: readonly Pick<ModelRow, 'scope' | 'trainedOn' | 'logLossBefore' | 'logLossAfter'>[]
  /** what the log has to say to choose it; nothing where it is in force */
  readonly choice: readonly ModelChoice[]
}

export interface MemoryModels {
  /** newest first, the default last */
  readonly sets: readonly ModelSet[]
  /** about how many reviews there are to learn from: on a later day than the card's answer before, once a day */
  readonly reviews: number
  /** from so many on they say enough for a fit */
  readonly least: number
  /** the reader's date */
  readonly today: string
}

/** A person's memory models, which of them is in force, and how much there is to fit a new one to. */
export async function memoryModels(userId: UserId, reader: Reader): Promise<MemoryModels> {
  const settings = await settingsOf(userId)
  const [time, rows, general, days] = await Promise.all([
    studyTime(userId, settings, reader),
    store().models.rows(userId),
    store().log.ofCards(userId, []),
    store().userDays.all(userId),
  ])
  const effective = effectiveEntries(general)
  const inForce = [activeModel(effective, rows, false).id, activeModel(effective, rows, true).id] as const
  const fits = [...new Set(rows.map(({ createdAt }) => createdAt))].map((createdAt): ModelSet => {
    const models = rows.filter((row) => row.createdAt === createdAt)
    return setOf(dayDate(studyDay(createdAt, time.zone, settings.rolloverHour)), models, inForce, effective)
  })
  return {
    sets: [...fits, setOf(null, [], inForce, effective)],
    reviews: days.reduce((sum, { reviews }) => sum + reviews, 0),
    least: FEWEST_TO_FIT_ALL,
    today: dayDate(time.studyDay),
  }
}

/**
 * Keeps the models of a fit that may be offered. No card's memory changes by it: what is returned is what the log has to
 * say for that, and who says it can undo it.
 *
 * @param now - epoch milliseconds
 * @param newId - makes an id for a row
 */
export async function keepModels(
  userId: UserId,
  outcome: TrainingOutcome,
  { now, newId }: { readonly now: number; readonly newId: () => string },
): Promise<readonly ModelChoice[]> {
  if (outcome.code !== 'fitted') return []
  const rows = outcome.scopes
    .filter(({ better }) => better)
    .map(({ scope, weights, reviews, heldOut }): ModelRow => ({
      id: newId(),
      scope,
      weights,
      trainedOn: reviews,
      logLossBefore: heldOut.logLossBefore,
      logLossAfter: heldOut.logLossAfter,
      createdAt: now,
    }))
  if (rows.length === 0) return []
  return transaction(async (tx) => {
    await tx.users.hold(userId)
    await tx.models.add(userId, rows)
    return choiceOf(rows, effectiveEntries(await tx.log.ofCards(userId, [])))
  })
}

function setOf(
  date: string | null,
  rows: readonly ModelRow[],
  [general, numeric]: readonly [string, string],
  effective: readonly StoredEntry[],
): ModelSet {
  const forAll = rows.find(({ scope }) => scope === 'all')
  const forNumeric = rows.find(({ scope }) => scope === 'numeric')
  const isInForce =
    date === null
      ? general === DEFAULT_MODEL.id && numeric === DEFAULT_MODEL.id
      : (forAll === undefined || forAll.id === general) && (forNumeric ?? forAll)?.id === numeric
  return {
    date,
    inForce: isInForce,
    models: rows.map(({ scope, trainedOn, logLossBefore, logLossAfter }) => ({
      scope,
      trainedOn,
      logLossBefore,
      logLossAfter,
    })),
    choice: isInForce ? [] : choiceOf(rows, effective),
  }
}

/** What is said for models that are chosen together; without any, for the default. */
function choiceOf(rows: readonly ModelRow[], effective: readonly StoredEntry[]): ModelChoice[] {
  const forAll = rows.find(({ scope }) => scope === 'all')?.id ?? (rows.length === 0 ? DEFAULT_MODEL.id : undefined)
  const own = rows.find(({ scope }) => scope === 'numeric')?.id
  // one that was chosen for numeric cards alone would go on to speak for them
  const hasOwn = effective.some(({ entry }) => entry.type === 'model' && entry.scope === 'numeric')
  const forNumeric = own ?? (hasOwn ? forAll : undefined)
  return [
    ...(forAll === undefined ? [] : [{ modelId: forAll, scope: 'all' } as const]),
    ...(forNumeric === undefined ? [] : [{ modelId: forNumeric, scope: 'numeric' } as const]),
  ]
}
