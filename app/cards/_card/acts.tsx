import { useTranslations } from 'next-intl'
import type { EntryWords } from '@/app/_ui/entry-stamp'
import { LIMITS } from '@/lib/limits'
import type { CardInfo, HistoryEntry } from '@/lib/study'
import { ActButton } from './act-button'
import type { ActWords } from './act-status'
import { NoteEditor } from './note-editor'
import { ResetCard } from './reset-card'

interface ActsProps {
  readonly info: CardInfo
  readonly userId: string
}

/** Everything that can be done with a card; each is an entry of the log, and can be undone from the history. */
export function Acts({ info, userId }: ActsProps) {
  const t = useTranslations('card')
  const status = useActWords()
  const { cardId, standing, history } = info
  const { flagged, suspended, buriedUntil } = standing
  const bury = { type: 'bury', cardId, on: buriedUntil === null, untilDay: info.tomorrow } as const
  return (
    <section aria-label={t('acts')} className="no-print flex flex-wrap gap-3">
      <ActButton userId={userId} status={status} className="act" entry={{ type: 'flag', cardId, on: !flagged }}>
        {t(flagged ? 'unflag' : 'flag')}
      </ActButton>
      <ActButton userId={userId} status={status} className="act" entry={{ type: 'suspend', cardId, on: !suspended }}>
        {t(suspended ? 'resume' : 'suspend')}
      </ActButton>
      <ActButton userId={userId} status={status} className="act" entry={bury}>
        {t(buriedUntil === null ? 'bury' : 'unbury')}
      </ActButton>
      {history.answers === 0 ? null : (
        <ResetCard
          userId={userId}
          cardId={cardId}
          status={status}
          words={{
            reset: t('reset'),
            ask: t('resetAsk', { answers: history.answers }),
            go: t('resetDo'),
            cancel: t('cancel'),
          }}
        />
      )}
    </section>
  )
}

/** The person's own words about the card; others can't see them. */
export function Note({ info: { cardId, note }, userId }: ActsProps) {
  const t = useTranslations('card')
  const status = useActWords()
  return (
    <section aria-labelledby="note">
      <h2 id="note" className="text-md">
        {t('note')}
      </h2>
      <div className="mt-2 border-t border-line pt-2 text-sm">
        <NoteEditor
          // a note that came from elsewhere is what one goes on from
          key={`${note?.text ?? ''}${note?.wrong ?? ''}`}
          userId={userId}
          cardId={cardId}
          note={note && { text: note.text, wrong: note.wrong }}
          longest={LIMITS.noteCharacters.limit}
          status={status}
          words={{
            edit: t(note === null ? 'noteEdit' : 'noteChange'),
            label: t('noteLabel'),
            help: t('noteHelp'),
            wrong: t('wrong'),
            save: t('noteSave'),
            cancel: t('cancel'),
          }}
        >
          {note?.wrong === true ? <p className="font-semibold">{t('wrong')}</p> : null}
          {note === null ? (
            <p className="text-ink-2">{t('noteNone')}</p>
          ) : (
            <p className="max-w-measure whitespace-pre-line">{note.text}</p>
          )}
        </NoteEditor>
      </div>
    </section>
  )
}

interface UndoProps {
  readonly userId: string
  readonly entry: HistoryEntry
  /** what the entry is called */
  readonly name: string
}

/** Takes one entry of the history back, whenever and wherever it was made, or does it again. */
export function Undo({ userId, entry: { target, undone, date, time }, name }: UndoProps) {
  const t = useTranslations('card')
  const status = useActWords()
  if (target === null) return null
  const entry: EntryWords = { type: undone ? 'redo' : 'undo', target }
  return (
    <ActButton
      userId={userId}
      status={status}
      className="act-line"
      entry={entry}
      label={t(undone ? 'redoOf' : 'undoOf', { entry: `${name}, ${date} ${time}` })}
    >
      {t(undone ? 'redo' : 'undo')}
    </ActButton>
  )
}

function useActWords(): ActWords {
  const t = useTranslations('card')
  return { waiting: t('waiting'), refused: t('refused'), saved: t('saved') }
}
