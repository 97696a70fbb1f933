import { useTranslations } from 'next-intl'
import { CardProse } from './card-prose'
import type { AnsweredProps } from './card-props'
import { StepWords } from '@/app/_ui/step-words'

/** Why: the recognised mistake in the teacher's ink, then the explanation. */
export function Correction({ instance, judged }: AnsweredProps) {
  const isWrong = judged.verdict === 'wrong'
  return (
    <div className={`border-s-[3px] ps-4 ${isWrong ? 'border-seal' : 'border-line'}`}>
      {judged.misconceptions.map(({ id, html }) => (
        <CardProse key={id} html={html} className="mb-1 font-bold text-seal" />
      ))}
      <CardProse html={instance.after.explanation} className="text-ink-2" />
    </div>
  )
}

/** The full answer of an open question. */
export function FullAnswer({ instance }: AnsweredProps) {
  const t = useTranslations('review')
  const { answer } = instance.after
  if (answer === undefined) return null
  return (
    <section aria-labelledby="full-answer">
      <h2 id="full-answer" className="text-md">
        {t('fullAnswer')}
      </h2>
      <CardProse html={answer} className="mt-2" />
    </section>
  )
}

/** The derivation step by step: open under a wrong number, folded under a right one. */
export function Working({ instance, judged }: AnsweredProps) {
  const t = useTranslations('review')
  const { steps } = instance.after
  if (steps.length === 0) return null
  return (
    <details open={judged.verdict === 'wrong'} className="working">
      <summary className="working-summary">{t('working')}</summary>
      <ol className="mt-2 space-y-2">
        {steps.map((step, n) => (
          <li key={n}>
            <StepWords {...step} />
            <CardProse html={step.html} />
          </li>
        ))}
      </ol>
    </details>
  )
}

/** Where it can be read up. */
export function Sources({ instance }: AnsweredProps) {
  const t = useTranslations('review')
  const { sources } = instance.after
  if (sources.length === 0) return null
  return (
    <div className="text-xs text-ink-3">
      <h2 className="sr-only">{t('sources')}</h2>
      <ul>
        {sources.map(({ html }, n) => (
          <li key={n}>
            <CardProse html={html} inline />
          </li>
        ))}
      </ul>
    </div>
  )
}
