import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { Icon } from '@/app/_ui/icon'
import { KeyNames } from '@/app/_ui/key-names'
import { formatPercent } from '@/lib/i18n'
import type { PlanScreen } from '@/lib/study'

/** What the plan has for today, the way to it, and what its first cards are worth. */
export function TodaysPart({ screen: { plan, todays, days } }: { screen: PlanScreen }) {
  const t = useTranslations('interview.todays')
  const language = useLocale()
  if (plan.daysLeft === 0) return null
  return (
    <section aria-labelledby="todays">
      <h2 id="todays" className="text-md">
        {t('title')}
      </h2>
      <p className="mt-2 text-ink-2">
        {todays.cards > 0
          ? t('finding', {
              cards: todays.cards,
              fresh: todays.fresh,
              all: todays.cards > 1 && todays.fresh === todays.cards ? 'yes' : 'no',
              minutes: Math.round(todays.seconds / 60),
            })
          : days[0]?.minutes === 0
            ? t('offDay')
            : t('none')}
      </p>
      {plan.active && todays.cards > 0 ? (
        <Link href="/review" className="button mt-4 w-full md:w-auto">
          <Icon name="review" size={16} solid />
          {t('start')}
          <KeyNames keys={['G', 'R']} />
        </Link>
      ) : null}
      {todays.first.length === 0 ? null : (
        <>
          <h3 className="mt-5 text-xs font-normal text-ink-3">{t('first')}</h3>
          <ol className="mt-1 border-t border-line">
            {todays.first.map(({ cardId, question, isNew, alone, seen }) => (
              <li key={cardId} className="border-b border-line py-2 text-sm">
                <p className="line-clamp-2">{question}</p>
                <p className="mt-0.5 text-xs text-ink-2">
                  {isNew ? `${t('isNew')} · ` : ''}
                  {t('effect', { alone: formatPercent(language, alone), seen: formatPercent(language, seen) })}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
