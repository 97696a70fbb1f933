import { useTranslations } from 'next-intl'
import { countedSentence, PLACE } from '@/app/_ui/counted'
import type { TopicNode } from '@/lib/study'
import { Outline } from './outline'
import { OutlineHead } from './outline-head'
import { sortedTree, type Sorting } from './outline-order'
import { useOutlineRows } from './outline-rows'

interface OutlineTableProps {
  topics: readonly TopicNode[]
  sorting: Sorting | null
  /** the day that is shown, where it is not today */
  day: string | null
}

/** The outline with its words and its rows: all that the browser needs, said in one language. */
export function OutlineTable({ topics, sorting, day }: OutlineTableProps) {
  const t = useTranslations('map')
  return (
    <Outline
      rows={useOutlineRows(sortedTree(topics, sorting))}
      head={<OutlineHead sorting={sorting} day={day} />}
      words={{
        outline: t('outline'),
        search: t('search'),
        searchHint: t('searchHint'),
        found: countedSentence((count) => t('found', { count, query: PLACE })),
        clear: t('clear'),
        unfoldAll: t('unfoldAll'),
        foldAll: t('foldAll'),
        unfold: t('unfold'),
        fold: t('fold'),
        study: t('study'),
      }}
    />
  )
}
