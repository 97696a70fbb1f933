import { useTranslations } from 'next-intl'
import type { TodayView } from '@/lib/study'

/** The session ahead, one cell a card, in order; a card never met is dashed. */
export function DayStrip({
  list,
  counts,
  isPlanned,
}: Pick<TodayView, 'list' | 'counts'> & { readonly isPlanned: boolean }) {
  const t = useTranslations('today')
  return (
    <figure className="mt-7">
      <div aria-hidden className="grid grid-cols-[repeat(auto-fit,minmax(12px,1fr))] gap-[3px]">
        {list.map((kind, i) => (
          <span key={i} className={`h-4 border border-edge ${kind === 'new' ? 'border-dashed' : ''}`} />
        ))}
      </div>
      <figcaption className="mt-2 text-xs text-ink-3">
        {isPlanned
          ? t('planStrip', { learning: counts.learning, plan: counts.plan, review: counts.review })
          : t('strip', { learning: counts.learning, review: counts.review, fresh: counts.new })}
      </figcaption>
    </figure>
  )
}
