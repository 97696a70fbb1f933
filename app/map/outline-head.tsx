import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { nextSorting, type Order, type Sorting } from './outline-order'

/** The heads of the outline's columns; those with figures are links that sort by them. */
export function OutlineHead({ sorting, day }: { sorting: Sorting | null; day: string | null }) {
  const t = useTranslations('map')
  const cell = (by: Order, name: string, className: string) => {
    const next = nextSorting(by, sorting)
    const isSorted = sorting?.by === by
    return (
      <th
        scope="col"
        aria-sort={isSorted ? (sorting.reversed === (by === 'due') ? 'ascending' : 'descending') : 'none'}
        className={`py-1 font-normal ${className}`}
      >
        <Link
          href={{
            pathname: '/map',
            query: { view: 'outline', ...(next ? { sort: next } : {}), ...(day ? { day } : {}) },
          }}
          prefetch={false}
          scroll={false}
          title={next === null ? t('sortMap') : t('sortBy', { column: name })}
          className="inline-flex min-h-8 items-center gap-1 hover:text-ink pointer-coarse:min-h-11"
        >
          <span className={isSorted ? 'font-bold text-ink' : ''}>{name}</span>
          <span aria-hidden className={isSorted ? 'text-ink' : 'text-ink-3'}>
            {isSorted ? (sorting.reversed === (by === 'due') ? '↑' : '↓') : '↕'}
          </span>
        </Link>
      </th>
    )
  }
  return (
    <thead>
      <tr className="border-b border-line text-left text-xs text-ink-2">
        <th scope="col" className="py-2 font-normal">
          {t('topic')}
        </th>
        {cell('recall', t('recall'), 'w-24 pr-4 text-right sm:w-56 sm:text-left')}
        {cell('coverage', t('coverage'), 'hidden w-36 text-right sm:table-cell')}
        {cell('due', t('due'), 'w-14 text-right sm:w-20')}
        <th scope="col" className="hidden w-28 py-2 text-right font-normal sm:table-cell">
          {t('study')}
        </th>
      </tr>
    </thead>
  )
}
