import { DEFAULT_MODEL, type Model } from './model'
import type { StoredEntry } from './stored-entry'

/**
 * The memory model in force now: the last effective `model` entry that speaks for the card. For a numeric card the last
 * one of scope `numeric` counts before the last of scope `all`. The default where the log names none, or one that is
 * not at hand.
 *
 * @param effective - from `effectiveEntries`; other entries among them are passed over
 * @param models - the person's models
 */
export function activeModel(effective: readonly StoredEntry[], models: readonly Model[], numeric: boolean): Model {
  let forAll: Model | undefined
  let forNumeric: Model | undefined
  for (const { entry } of effective) {
    if (entry.type !== 'model') continue
    const model = [...models, DEFAULT_MODEL].find(({ id }) => id === entry.modelId)
    if (model === undefined) continue
    if (entry.scope === 'numeric') forNumeric = model
    else forAll = model
  }
  return (numeric ? forNumeric : undefined) ?? forAll ?? DEFAULT_MODEL
}
