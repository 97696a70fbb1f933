import { useTranslations } from 'next-intl'
import { Section } from '@/app/_ui/section'
import { leastCharacters } from '@/lib/auth'
import { LIMITS } from '@/lib/limits'

/** The bounds that a person may meet, with their numbers. */
export function LimitsSection() {
  const t = useTranslations('settings')
  const limits = [
    [t('limitAnswer'), t('characters', { n: LIMITS.answerTextCharacters.limit })],
    [t('limitNumber'), t('characters', { n: LIMITS.numericAnswerCharacters.limit })],
    [t('limitNote'), t('characters', { n: LIMITS.noteCharacters.limit })],
    [t('limitSearch'), t('characters', { n: LIMITS.queryCharacters.limit })],
    [t('limitRequests'), t('requestsPerMinute', { n: LIMITS.reviewRequestsPerMinute.limit })],
    [t('limitBatch'), t('answers', { n: LIMITS.entriesPerRequest.limit })],
    [t('limitPassword'), t('charactersFrom', { from: leastCharacters(), to: LIMITS.passwordMaxCharacters.limit })],
  ]
  return (
    <Section id="limits" title={t('limits')}>
      <div>
        <p className="text-sm text-ink-2">{t('limitsNote')}</p>
        <dl className="mt-3 border-t border-line text-sm">
          {limits.map(([name, bound]) => (
            <div key={name} className="flex flex-wrap justify-between gap-x-6 border-b border-line py-2">
              <dt className="text-ink-2">{name}</dt>
              <dd className="tabular-nums">{bound}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Section>
  )
}
