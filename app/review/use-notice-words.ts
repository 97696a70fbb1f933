import { useLocale, useTranslations } from 'next-intl'
import { reasonSentence, type Language } from '@/lib/i18n'
import { textWidth } from './plain-html'
import { RATING_NAMES } from './rating-names'
import type { Notice } from './session-types'

/** A question wider than this is cut: on a phone the line has two of these, and the end of it matters most. */
const MOST_WIDTH = 48

/** Words a notice in a line: what was taken back, done again, or happened elsewhere. */
export function useNoticeWords(): (notice: Notice) => string | null {
  const t = useTranslations('review')
  const ratings = useTranslations('rating')
  const all = useTranslations()
  const language = useLocale() as Language
  return (notice) => {
    switch (notice.code) {
      case 'undone':
        return t('undone', { rating: ratings(RATING_NAMES[notice.rating]) })
      case 'undone_far': {
        const { question, type, rating } = notice.entry
        const what = shorten(question)
        if (rating === undefined) return t('undoneAct', { what, act: type })
        const said = { rating: ratings(RATING_NAMES[rating]) }
        return what === '' ? t('undone', said) : t('undoneFar', { what, ...said })
      }
      case 'redone':
        return notice.rating === null
          ? t('redone')
          : t('redoneRating', { rating: ratings(RATING_NAMES[notice.rating]) })
      case 'unmarked':
        return t(notice.act === 'flag' ? 'unflagged' : 'unnoted')
      case 'why': {
        const sentence = reasonSentence(language, notice.why)
        return sentence === null ? t('whyUnknown') : all(sentence.key, sentence.values)
      }
      case 'returned':
        return t('returned')
      case 'unpractised':
        return t('unpractised')
      case 'other_tab':
        return t('otherTab')
      case 'nothing_to_undo':
        return t('nothingToUndo')
      case 'undo_unreachable':
        return t('undoUnreachable')
      case 'noted':
        return t('noted')
    }
  }
}

function shorten(question: string): string {
  if (textWidth(question) <= MOST_WIDTH) return question
  const letters = [...question]
  while (textWidth(letters.join('')) >= MOST_WIDTH) letters.pop()
  return `${letters.join('').replace(/[\s,，、;；:：]+$/, '')}…`
}
