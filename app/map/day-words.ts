import { useTranslations } from 'next-intl'
import { countedSentence, PLACE } from '@/app/_ui/counted'
import type { DayWords } from './live/map-words'

/** The words of the time slider, for the server's sentence and for those that the browser makes. */
export function useDayWords(): DayWords {
  const t = useTranslations('map')
  return {
    today: t('today'),
    ago: countedSentence((count) => t('ago', { count, date: PLACE })),
    ahead: countedSentence((count) => t('ahead', { count, date: PLACE })),
    interview: t('interview'),
    pastNote: t('pastNote'),
    futureNote: t('futureNote'),
  }
}
