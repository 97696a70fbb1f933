import { useTranslations } from 'next-intl'
import { countedSentence, PLACE } from '@/app/_ui/counted'
import type { TopicNode } from '@/lib/study'
import { Outline } from './outline'
import { useOutlineRows } from './outline-rows'

/** The outline with its words and its rows: all that the browser needs, said in one language. */
export function OutlineTable({ topics }: { topics: readonly TopicNode[] }) {
  const t = useTranslations('map')
  return (
    <Outline
      rows={useOutlineRows(topics)}
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
        topic: t('topic'),
        recall: t('recall'),
        met: t('met'),
        due: t('due'),
        study: t('study'),
      }}
    />
  )
}
