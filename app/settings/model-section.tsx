import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { PLACE } from '@/app/_ui/counted'
import { Section } from '@/app/_ui/section'
import { formatDate } from '@/lib/i18n'
import type { MemoryModels, ModelSet, TrainingState } from '@/lib/study'
import { ModelButton, type ModelActWords } from './model-button'
import { ModelOutcome } from './model-outcome'
import { ModelProgress } from './model-progress'

/** Reviews from which a fit is reliable. */
const RELIABLE = 400

interface ModelSectionProps {
  readonly userId: string
  readonly training: TrainingState
  readonly known: MemoryModels
}

/** Fits the memory model to one's own answers, says what that is worth, and lets one take it, leave it or go back. */
export function ModelSection({ userId, training, known }: ModelSectionProps) {
  const t = useTranslations('model')
  const language = useLocale()
  const words = useActWords()
  const dated = (date: string): string => formatDate(language, date, known.today)
  const inForce = known.sets.find((set) => set.inForce)
  const { reviews, least } = known
  const isEnough = reviews >= least
  return (
    <Section id="model" title={t('title')}>
      <p className="text-ink-2">{t('what')}</p>
      <div>
        <p>
          {t('reviews', { reviews })}
          {language === 'en' ? ' ' : ''}
          {isEnough ? t(reviews >= RELIABLE ? 'enough' : 'someNote') : t('tooFew', { least })}
        </p>
        <p>
          {inForce === undefined || inForce.date === null
            ? t('inForceDefault')
            : t('inForce', { date: dated(inForce.date), reviews: learntFrom(inForce) })}
        </p>
      </div>
      {training.state === 'running' ? (
        <div>
          <ModelProgress progress={training.progress} running={t('running', { percent: PLACE })} />
          <p className="mt-1.5 text-sm text-ink-2">{t('runningNote')}</p>
          <p className="mt-3">
            <ModelButton
              userId={userId}
              act={{ do: 'end' }}
              working={t('cancelling')}
              words={words}
              className="button-quiet"
            >
              {t('cancel')}
            </ModelButton>
          </p>
        </div>
      ) : (
        <>
          <ModelOutcome userId={userId} training={training} isDefault={inForce?.date === null} words={words} />
          {training.state === 'idle' && isEnough ? (
            <p className="flex flex-wrap items-center gap-x-6 gap-y-2">
              <ModelButton
                userId={userId}
                act={{ do: 'start' }}
                working={t('starting')}
                words={words}
                className="button-quiet min-w-48"
              >
                {t('start')}
              </ModelButton>
            </p>
          ) : null}
        </>
      )}
      {known.sets.length > 1 ? (
        <div>
          <h3 className="text-sm font-semibold">{t('earlier')}</h3>
          <ul className="mt-1.5 divide-y divide-line border-y border-line text-sm">
            {known.sets.map((set, place) => {
              const name = set.date === null ? t('published') : t('of', { date: dated(set.date) })
              const [first] = set.models
              return (
                <li key={place} className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 py-1">
                  <span>
                    {name}
                    {first === undefined ? null : (
                      <span className="block text-xs text-ink-2 tabular-nums">
                        {t('ofFigures', {
                          reviews: learntFrom(set),
                          before: first.logLossBefore.toFixed(3),
                          after: first.logLossAfter.toFixed(3),
                        })}
                      </span>
                    )}
                  </span>
                  {set.inForce ? (
                    <span className="text-ink-2">{t('isInForce')}</span>
                  ) : (
                    <ModelButton
                      userId={userId}
                      act={{ do: 'choose', choice: set.choice }}
                      working={t('accepting')}
                      words={words}
                      label={t('chooseOf', { model: name })}
                      thenMoves
                      className="link min-h-11"
                    >
                      {t('choose')}
                    </ModelButton>
                  )}
                </li>
              )
            })}
          </ul>
        </div>
      ) : null}
      {known.sets.length > 1 ? (
        <p>
          <Link href="/settings/moves?reason=model" prefetch={false} className="link inline-block py-2">
            {t('movesLink')}
          </Link>
        </p>
      ) : null}
    </Section>
  )
}

/** What each button of these screens may have to say. */
export function useActWords(): ModelActWords {
  const t = useTranslations('model')
  return { busy: t('busy'), unreachable: t('unreachable'), refused: t('refused'), waiting: t('waiting') }
}

const learntFrom = ({ models }: ModelSet): number => models.reduce((sum, { trainedOn }) => sum + trainedOn, 0)
