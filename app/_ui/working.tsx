import { useTranslations } from 'next-intl'
import { stepSentence } from '@/lib/i18n'
import type { QueueInstance } from '@/lib/study'
import { Prose } from './prose'

interface WorkingProps {
  readonly steps: QueueInstance['after']['steps']
  readonly isOpen: boolean
  /** `lang` of the card where it is not the page's */
  readonly lang?: string | undefined
}

/** The derivation step by step: open under a wrong number, folded under a right one. */
export function Working({ steps, isOpen, lang }: WorkingProps) {
  const t = useTranslations('review')
  if (steps.length === 0) return null
  return (
    <details open={isOpen} className="working">
      <summary className="working-summary">{t('working')}</summary>
      <ol className="mt-2 space-y-2">
        {steps.map((step, n) => (
          <li key={n}>
            <StepWords {...step} />
            <Prose html={step.html} lang={lang} />
          </li>
        ))}
      </ol>
    </details>
  )
}

/** What a step of the engine's derivation does, above its formula. A step of the card's file brings its own words. */
function StepWords({ id, values = {} }: QueueInstance['after']['steps'][number]) {
  const t = useTranslations()
  const sentence = id === undefined ? null : stepSentence(id, values)
  return sentence === null ? null : <p>{t(sentence.key, sentence.values)}</p>
}
