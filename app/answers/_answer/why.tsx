import { useTranslations } from 'next-intl'
import { MistakeSentence } from '@/app/_ui/mistake-sentence'
import { Prose } from '@/app/_ui/prose'
import { TermsUsed } from '@/app/_ui/terms-used'
import { Working } from '@/app/_ui/working'
import type { QueueInstance } from '@/lib/study'
import type { GivenProps } from './given-props'

/** Why: the recognised mistake, the explanation, and the derivation with the numbers of the question. */
export function Why({ answer, asked }: GivenProps) {
  const isWrong = answer.verdict === 'wrong'
  const { explanation, steps } = asked.after
  return (
    <div className="max-w-measure space-y-6">
      <div className={`border-s-[3px] ps-4 ${isWrong ? 'border-seal' : 'border-line'}`}>
        {answer.misconceptions.map(({ id, html }) => (
          <MistakeSentence key={id} id={id} html={html} className="mb-1 font-bold text-seal" />
        ))}
        <Prose html={explanation} className="text-ink-2" />
      </div>
      <Working steps={steps} isOpen={isWrong} />
    </div>
  )
}

/** A full answer to an open question, and what may be asked next. */
export function FullAnswer({ asked }: { asked: QueueInstance }) {
  const t = useTranslations('review')
  const { answer, followUps = [] } = asked.after
  if (answer === undefined) return null
  return (
    <>
      <section aria-labelledby="full-answer">
        <h2 id="full-answer" className="text-md">
          {t('fullAnswer')}
        </h2>
        <Prose html={answer} className="mt-2" />
      </section>
      {followUps.length === 0 ? null : (
        <section aria-labelledby="follow-ups">
          <h2 id="follow-ups" className="text-md">
            {t('followUps')}
          </h2>
          <ul className="mt-2 list-disc ps-5 text-ink-2">
            {followUps.map((html, n) => (
              <li key={n}>
                <Prose html={html} inline />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Where it can be read up: the sources, and the glossary. */
export function ReadUp({ asked }: { asked: QueueInstance }) {
  return (
    <div className="space-y-1">
      <Sources asked={asked} />
      <TermsUsed terms={asked.after.terms} />
    </div>
  )
}

function Sources({ asked }: { asked: QueueInstance }) {
  const t = useTranslations('review')
  const { sources } = asked.after
  if (sources.length === 0) return null
  return (
    <section aria-labelledby="sources" className="text-xs text-ink-3">
      <h2 id="sources" className="sr-only">
        {t('sources')}
      </h2>
      <ul className="space-y-1">
        {sources.map(({ html }, n) => (
          <li key={n}>
            <Prose html={html} inline />
          </li>
        ))}
      </ul>
    </section>
  )
}
