'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { SessionStrip } from '@/app/_ui/session-strip'
import { htmlLanguage } from '@/lib/i18n'
import { Card } from './card'
import type { Icons } from './card-props'
import { RatingBar } from './rating-bar'
import { createSession } from './session-controller'
import { pooled } from './session-order'
import { progressOf, visibleCells } from './session-progress'
import type { SessionProps, SessionView } from './session-runtime'
import { StatusLine } from './status-line'
import { Summary } from './summary'
import { studyDayAt } from './upcoming'
import { useSessionKeys } from './use-session-keys'

interface SessionScreenProps extends SessionProps {
  readonly icons: Icons
  /** false: single-letter keys are off */
  readonly letters: boolean
}

/** As many cells as a phone can show apart. */
const MOST_CELLS = 40
/** Cards until which a newcomer is told what the buttons mean. */
const NEWCOMER_CARDS = 3

/** The review session: one card, keyboard first, thumb second. */
export function Session({ icons, letters, ...props }: SessionScreenProps) {
  const [control] = useState(() => createSession(props))
  const view = useSyncExternalStore(control.subscribe, control.view, control.firstView)
  const t = useTranslations('review')
  useEffect(() => control.start(), [control])
  useSessionKeys(control, letters)
  const { session } = view
  const { cells, met, total } = progressOf(session)
  const showing = view.endedAt === null ? session.current : null
  const card = showing === null ? undefined : pooled(session, showing.cardId)
  const instance = showing === null ? undefined : card?.item.instances[showing.instance]
  return (
    <div className="session">
      <header className="session-bar">
        <a href="/" aria-label={t('close')} className="session-close">
          {icons.close}
        </a>
        <SessionStrip cells={visibleCells(cells, MOST_CELLS)} label={t('position', { met, total })} />
        <span aria-hidden className="font-mono text-sm text-ink-2 tabular-nums">
          {met}/{total}
        </span>
      </header>
      <StatusLine notice={session.notice} outbox={view.outbox} onExport={control.exportKept} />
      <main className="session-main">
        {showing === null || card === undefined || instance === undefined ? (
          <End
            view={view}
            control={control}
            isNarrowed={props.scope.topic !== undefined || props.scope.kind !== undefined}
          />
        ) : (
          <>
            <h1 className="sr-only">{t('position', { met, total })}</h1>
            <Card
              key={`${showing.cardId} ${session.steps.length}`}
              item={card.item}
              instance={instance}
              showing={showing}
              session={session}
              control={control}
              icons={icons}
              lang={card.language === props.language ? undefined : htmlLanguage(card.language)}
            />
          </>
        )}
      </main>
      {showing?.judged == null ? null : (
        <RatingBar
          judged={showing.judged}
          doubted={showing.doubted}
          studyDay={studyDayAt(session.context, showing.judged.at)}
          isNewcomer={card?.item.why.code === 'new_first' && met <= NEWCOMER_CARDS}
          control={control}
        />
      )}
    </div>
  )
}

interface EndProps {
  readonly view: SessionView
  readonly control: ReturnType<typeof createSession>
  readonly isNarrowed: boolean
}

function End({ view, control, isNarrowed }: EndProps) {
  const root = useRef<HTMLDivElement>(null)
  const isSearching = view.end === 'searching'
  useEffect(() => {
    if (!isSearching) root.current?.querySelector<HTMLElement>('[data-focus]')?.focus()
  }, [isSearching])
  return (
    <div ref={root}>
      <Summary view={view} control={control} isNarrowed={isNarrowed} now={view.endedAt ?? 0} />
    </div>
  )
}
