import { useTranslations } from 'next-intl'
import { LETTERS } from '@/app/review/letters'
import type { PastAnswer } from '@/lib/study'

/** What was answered, where the question cannot be shown again. */
export function BareAnswer({ given }: { given: PastAnswer['given'] }) {
  const t = useTranslations('review')
  const picked = (given.picks ?? given.points ?? []).map((place) => LETTERS[place] ?? String(place + 1)).join(', ')
  const written = given.blanks?.join('\n') ?? given.text?.trim() ?? ''
  return (
    <>
      {picked === '' ? null : <p className="text-md font-bold">{picked}</p>}
      {written === '' ? null : <p className="max-w-measure break-words whitespace-pre-wrap">{written}</p>}
      {picked === '' && written === '' ? <p className="text-ink-3">{t('nothing')}</p> : null}
    </>
  )
}
