import { useTranslations } from 'next-intl'
import { CardProse } from './card-prose'
import type { VerdictProps } from './card-props'

/** Why: the recognised mistake in the teacher's ink, then the explanation. */
export function Correction({ instance, judged }: Pick<VerdictProps, 'instance' | 'judged'>) {
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
export function FullAnswer({ instance }: Pick<VerdictProps, 'instance'>) {
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

/** Where it can be read up. */
export function Sources({ instance }: Pick<VerdictProps, 'instance'>) {
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
