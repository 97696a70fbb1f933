import { useLocale, useTranslations } from 'next-intl'
import { absenceSentence, reasonSentence, type Sentence } from '@/lib/i18n'
import type { CardInfo } from '@/lib/study'

/** Why the card comes today, and at which place of the list; or why it does not. */
export function WhyNow({ info }: { readonly info: CardInfo }) {
  const words = useTranslations()
  const t = useTranslations('card')
  const language = useLocale()
  const say = ({ key, values }: Sentence): string => words(key, values)
  const reason = info.why === null ? null : reasonSentence(language, info.why.reason)
  const sentences = [
    ...(reason === null ? [] : [say(reason)]),
    ...(info.why === null ? [] : [t('place', { place: info.why.place, total: info.why.of })]),
    ...(info.absence === null ? [] : [say(absenceSentence(language, info.absence, info.today))]),
  ]
  return (
    <section aria-labelledby="why-now">
      <h2 id="why-now" className="text-sm font-normal text-ink-3">
        {t('why')}
      </h2>
      {/* full-width stops bring their own gap */}
      <p className="mt-1">{sentences.join(language === 'zh' ? '' : ' ')}</p>
    </section>
  )
}
