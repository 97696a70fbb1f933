import { useLocale, useTranslations } from 'next-intl'
import { formatPercent, htmlLanguage } from '@/lib/i18n'
import type { TopicNode } from '@/lib/study'
import type { OutlineRow } from './outline-state'

/**
 * The topics as rows of the outline, each before those below it, with their numbers written out.
 *
 * @param topics - siblings, in the map's order
 */
export function useOutlineRows(topics: readonly TopicNode[]): readonly OutlineRow[] {
  const t = useTranslations('map')
  const language = useLocale()
  const rowsOf = (siblings: readonly TopicNode[]): OutlineRow[] =>
    siblings.flatMap((topic, i) => [
      {
        id: topic.id,
        parentId: topic.parentId,
        depth: topic.depth,
        label: topic.label,
        lang: htmlLanguage(topic.labelLanguage),
        recall: topic.recall,
        recallText:
          topic.recall === null
            ? t(topic.cards > 0 ? 'never' : 'noCards')
            : t('recallBand', {
                recall: formatPercent(language, topic.recall),
                band: Math.round((topic.band ?? 0) * 100),
              }),
        coverageText: topic.cards > 0 ? formatPercent(language, topic.coverage) : '',
        metText: topic.cards > 0 ? t('metOf', { met: topic.met, cards: topic.cards }) : '',
        cards: topic.cards,
        due: topic.due,
        hasChildren: topic.children.length > 0,
        place: i + 1,
        siblings: siblings.length,
      },
      ...rowsOf(topic.children),
    ])
  return rowsOf(topics)
}
