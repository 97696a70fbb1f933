import { useTranslations } from 'next-intl'
import { KeyNames } from '@/app/_ui/key-names'
import type { AnsweredProps, CardProps } from './card-props'
import { noteOf } from './note-of'

/** The person's own note on an answered card, and the way to change it. */
export function OwnNote({ item, session, control }: AnsweredProps) {
  const t = useTranslations('review')
  const note = noteOf(session, item)
  if (note === null) return null
  return (
    <section aria-labelledby="own-note">
      <h2 id="own-note" className="text-sm font-normal text-ink-2">
        {t('ownNote')}
      </h2>
      {note.wrong ? <p className="mt-1 text-seal">{t('youSayWrong')}</p> : null}
      {note.text === '' ? null : <p className="mt-1 break-words whitespace-pre-wrap">{note.text}</p>}
      <button
        type="button"
        onClick={() => control.open('note')}
        aria-keyshortcuts="Shift+N"
        className="quiet-button -ms-1"
      >
        {t('changeNote')}
        <KeyNames keys={['⇧', 'N']} />
      </button>
    </section>
  )
}

/** Behind a card's kind: that the person said it is wrong. */
export function WrongMark({ item, session }: CardProps) {
  const t = useTranslations('review')
  return noteOf(session, item)?.wrong === true ? <span className="wrong-mark">{t('wrongMark')}</span> : null
}
