import { useTranslations } from 'next-intl'
import { stepSentence } from '@/lib/i18n'
import type { QueueInstance } from '@/lib/study'

/** What a step of the engine's derivation does, above its formula. A step of the card's file brings its own words. */
export function StepWords({ id, values = {} }: QueueInstance['after']['steps'][number]) {
  const t = useTranslations()
  const sentence = id === undefined ? null : stepSentence(id, values)
  return sentence === null ? null : <p>{t(sentence.key, sentence.values)}</p>
}
