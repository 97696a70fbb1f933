import { useTranslations } from 'next-intl'
import type { TrainingState } from '@/lib/study'
import { ModelButton, type ModelActWords } from './model-button'

interface ModelOutcomeProps {
  readonly userId: string
  readonly training: TrainingState
  /** the published model is in force */
  readonly isDefault: boolean
  readonly words: ModelActWords
}

type Fitted = Extract<Extract<TrainingState, { state: 'done' }>['outcome'], { code: 'fitted' }>
type Scope = Fitted['scopes'][number]

/** A difference that nobody will notice. */
const NO_DIFFERENCE = 0.0005

/** What came of a fit: the finding, then the numbers, and what one can do about it. */
export function ModelOutcome({ userId, training, isDefault, words }: ModelOutcomeProps) {
  const t = useTranslations('model')
  if (training.state === 'idle' || training.state === 'running') return null
  const outcome = training.state === 'done' ? training.outcome : null
  const isOffered = outcome?.code === 'fitted' && outcome.scopes.some(({ better }) => better)
  return (
    <div role="group" aria-label={t('title')} className="space-y-3 border-l-3 border-edge pl-4">
      {training.state === 'failed' ? (
        <p>{t(training.code === 'too_long' ? 'tooLong' : 'ended')}</p>
      ) : training.outcome.code === 'not_available' ? (
        <p>{t('notAvailable')}</p>
      ) : training.outcome.code === 'too_few' ? (
        <p>{t('stillTooFew', { reviews: training.outcome.reviews, least: training.outcome.least })}</p>
      ) : (
        <Findings outcome={training.outcome} isDefault={isDefault} />
      )}
      <p className="flex flex-wrap items-center gap-3">
        {isOffered ? (
          <ModelButton
            userId={userId}
            act={{ do: 'accept' }}
            working={t('accepting')}
            words={words}
            thenMoves
            className="button"
          >
            {t('accept')}
          </ModelButton>
        ) : null}
        <ModelButton
          userId={userId}
          act={{ do: 'end' }}
          working={t('accepting')}
          words={words}
          className="button-quiet"
        >
          {t(isOffered ? 'refuse' : 'dismiss')}
        </ModelButton>
      </p>
    </div>
  )
}

function Findings({ outcome, isDefault }: { readonly outcome: Fitted; readonly isDefault: boolean }) {
  const t = useTranslations('model')
  const nameOf = ({ scope }: Scope): string =>
    t(scope === 'numeric' ? 'scopeNumeric' : outcome.separate ? 'scopeRest' : 'scopeAll')
  return (
    <>
      {outcome.scopes.map((scope) => (
        <p key={scope.scope}>
          {outcome.separate ? <strong className="font-semibold">{nameOf(scope)}: </strong> : null}
          {t(findingOf(scope, isDefault), {
            answers: scope.heldOut.count,
            before: scope.heldOut.logLossBefore.toFixed(3),
            after: scope.heldOut.logLossAfter.toFixed(3),
          })}
        </p>
      ))}
      {outcome.separate ? <p className="text-ink-2">{t('separate')}</p> : null}
      <details className="text-sm">
        <summary className="min-h-11 cursor-pointer py-2">{t('figures')}</summary>
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('figures')}>
          <table className="w-full border-collapse text-left text-xs tabular-nums sm:text-sm">
            <thead>
              <tr className="border-b border-line text-xs text-ink-2">
                {[t('answers'), t('logLoss'), t('rmse')].map((head) => (
                  <th key={head} scope="col" className="py-2 pr-4 font-normal">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {outcome.scopes.flatMap((scope) =>
                (['heldOut', 'whole'] as const).map((which) => (
                  <tr key={`${scope.scope} ${which}`} className="border-b border-line">
                    <th scope="row" className="min-w-20 py-2 pr-3 font-normal">
                      {outcome.separate ? <span className="block text-xs text-ink-2">{nameOf(scope)}</span> : null}
                      {t(which === 'heldOut' ? 'held' : 'whole', { answers: scope[which].count })}
                    </th>
                    <td className="py-2 pr-3 whitespace-nowrap">
                      {t('arrow', {
                        before: scope[which].logLossBefore.toFixed(4),
                        after: scope[which].logLossAfter.toFixed(4),
                      })}
                    </td>
                    <td className="py-2 whitespace-nowrap">
                      {t('arrow', {
                        before: scope[which].rmseBefore.toFixed(3),
                        after: scope[which].rmseAfter.toFixed(3),
                      })}
                    </td>
                  </tr>
                )),
              )}
            </tbody>
          </table>
        </div>
        <p className="mt-2 max-w-measure text-xs text-ink-2">{t('figuresNote')}</p>
      </details>
    </>
  )
}

function findingOf({ better, heldOut }: Scope, isDefault: boolean): 'better' | 'even' | 'worse' | 'noGain' {
  const gain = heldOut.logLossBefore - heldOut.logLossAfter
  if (better) return gain < NO_DIFFERENCE ? 'even' : 'better'
  return gain < 0 || isDefault ? 'worse' : 'noGain'
}
