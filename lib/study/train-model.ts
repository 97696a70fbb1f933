import { store, type UserId } from '@/lib/db'
import { activeModel, effectiveEntries } from '@/lib/memory'
import { reviewHistories, train, type TrainingOutcome } from '@/lib/training'
import { catalogue } from './catalogue'
import { settingsOf } from './settings'

/**
 * Fits the memory model to everything a person answered. Keeps nothing, and takes seconds of a processor: it runs in a
 * process of its own (`scripts/train-model.ts`).
 *
 * @param onProgress - told how much is done, 0 to 1
 */
export async function trainModel(userId: UserId, onProgress: (share: number) => void): Promise<TrainingOutcome> {
  const [cards, settings, acts, models, general] = await Promise.all([
    catalogue(),
    settingsOf(userId),
    store().models.reviewActs(userId),
    store().models.all(userId),
    store().log.ofCards(userId, []),
  ])
  const effective = effectiveEntries(general)
  return train({
    // a card answered under an earlier name has one history
    histories: reviewHistories(
      acts.map((act) => ({ ...act, cardId: act.cardId && (cards.card.get(act.cardId)?.id ?? act.cardId) })),
    ),
    isNumeric: (cardId) => cards.card.get(cardId)?.kind === 'numeric',
    inForce: { general: activeModel(effective, models, false), numeric: activeModel(effective, models, true) },
    relearningSteps: settings.relearningSteps.length,
    onProgress,
  })
}
