import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { RecallBar } from '@/app/_ui/recall-bar'
import { formatNumber, formatPercent } from '@/lib/i18n'
import type { TopicNode } from '@/lib/study'

/** How a topic stands: recall and coverage side by side, never one without the other, and what is due. */
export function TopicFigures({ node }: { node: TopicNode }) {
  const t = useTranslations('topic')
  const language = useLocale()
  return (
    <section className="mt-8">
      <dl className="grid grid-cols-3 gap-x-4 border-y border-line py-5 sm:gap-x-8">
        <Figure
          name={t('recall')}
          value={node.recall === null ? t('never') : formatPercent(language, node.recall)}
          note={
            node.recall === null || node.band === null
              ? t('neverNote')
              : t('band', { percent: formatPercent(language, node.band) })
          }
        >
          <RecallBar recall={node.recall} className="my-2 max-w-40" />
        </Figure>
        <Figure
          name={t('coverage')}
          value={formatPercent(language, node.coverage)}
          note={t('coverageNote', { met: node.met, cards: node.cards })}
        />
        <Figure name={t('due')} value={formatNumber(language, node.due)} note={t('dueNote', { cards: node.due })} />
      </dl>
      {node.children.length > 0 ? <p className="mt-2 text-xs text-ink-3">{t('scope')}</p> : null}
    </section>
  )
}

function Figure({ name, value, note, children }: { name: string; value: string; note: string; children?: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-2">{name}</dt>
      <dd className="mt-1">
        <span className="text-xl font-bold tabular-nums">{value}</span>
        {children}
        <span className="mt-1 block text-xs text-ink-3">{note}</span>
      </dd>
    </div>
  )
}
