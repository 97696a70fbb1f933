import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { formatNumber, formatPercent } from '@/lib/i18n'
import type { CardInfo } from '@/lib/study'

/** Of a card that does not stick: the numbers that say so, what to know first, and what to do about it. */
export function Leech({ info: { leech, prerequisites } }: { readonly info: CardInfo }) {
  const t = useTranslations('card')
  const language = useLocale()
  if (leech === null) return null
  const { reviews, observed, expected, p, lapses } = leech
  return (
    <section aria-labelledby="leech" className="border-s-[3px] border-edge ps-4">
      <h2 id="leech" className="text-md">
        {t('leechTitle')}
      </h2>
      <div className="mt-1 max-w-measure space-y-2 text-sm text-ink-2">
        {leech.byChance && p !== null ? (
          <p>
            {t('leechChance', {
              reviews,
              observed,
              expected: formatNumber(language, Math.round(expected * 10) / 10),
              percent: formatPercent(language, p),
            })}
          </p>
        ) : null}
        {leech.byLapses ? <p>{t('leechLapses', { lapses })}</p> : null}
        <p>{t('leechTodo')}</p>
        {prerequisites.length === 0 ? null : (
          <p>
            {t('prerequisites')}
            {t('colon')}
            {prerequisites.map(({ id, label, recall }, place) => (
              <span key={id}>
                {place === 0 ? null : ' · '}
                <Link href={`/topics/${id}`} prefetch={false} className="link">
                  {label}
                </Link>
                {recall === null ? null : ` ${formatPercent(language, recall)}`}
              </span>
            ))}
          </p>
        )}
      </div>
    </section>
  )
}
