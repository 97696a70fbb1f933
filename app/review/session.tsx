'use client'
// The compiler's caches would weigh more here, and in the parts below, than the drawing they save: 6 kB of 20.
'use no memo'

import { useTranslations } from 'next-intl'
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { SessionStrip } from '@/app/_ui/session-strip'
import { htmlLanguage } from '@/lib/i18n'
import type { AnsweredParts } from './answered-parts'
import { Card } from './card'
import type { Icons } from './card-props'
import { createSession } from './session-controller'
import { pooled } from './session-order'
import { progressOf, visibleCells } from './session-progress'
import type { SessionProps } from './session-control'

interface SessionScreenProps extends SessionProps {
  readonly icons: Icons
  /** how many characters an answer in words may have */
  readonly longestAnswer: number
  /** what stands in place of a card where the day's list is empty */
  readonly nothing: ReactNode
}

/** As many cells as a phone can show apart. */
const MOST_CELLS = 40

/** The review session: one card, keyboard first, thumb second. */
export function Session({ icons, longestAnswer, nothing, ...props }: SessionScreenProps) {
  const [control] = useState(() => createSession(props))
  const view = useSyncExternalStore(control.subscribe, control.view, control.firstView)
  const t = useTranslations('review')
  const [parts, setParts] = useState<AnsweredParts | null>(null)
  const [failure, setFailure] = useState<Error | null>(null)
  useEffect(() => {
    let end: (() => void) | null = null
    let isLeft = false
    import('./session-rest')
      .then(({ PARTS, openDevice }) => {
        if (isLeft) return
        setParts(PARTS)
        end = control.start(openDevice)
      })
      .catch(setFailure)
    return () => {
      isLeft = true
      end?.()
    }
  }, [control])
  // a part that would not load: the page that says so offers to try again
  if (failure !== null) throw failure
  const { session } = view
  const { cells, met, total } = progressOf(session)
  const showing = view.endedAt === null ? session.current : null
  const card = showing === null ? undefined : pooled(session, showing.cardId)
  const instance = showing === null ? undefined : card?.item.instances[showing.instance]
  return (
    // told for whoever waits until an answer can be given
    <div className="session" data-live={view.ready ? '' : undefined}>
      <header className="session-bar">
        <a href="/" aria-label={t('close')} className="session-close">
          {icons.close}
        </a>
        <SessionStrip cells={visibleCells(cells, MOST_CELLS)} label={t('position', { met, total })} />
        <span aria-hidden className="font-mono text-sm text-ink-2 tabular-nums">
          {met}/{total}
        </span>
      </header>
      <div className="status-line">
        {parts === null ? null : <parts.StatusLine view={view} way={props.scope.way} onExport={control.exportKept} />}
      </div>
      <main className="session-main">
        {showing !== null && card !== undefined && instance !== undefined ? (
          <>
            <h1 className="sr-only">{t('position', { met, total })}</h1>
            <Card
              key={`${showing.cardId} ${session.steps.length} ${showing.turn}`}
              item={card.item}
              instance={instance}
              showing={showing}
              session={session}
              control={control}
              icons={icons}
              longestAnswer={longestAnswer}
              lang={card.language === props.language ? undefined : htmlLanguage(card.language)}
              parts={parts}
            />
          </>
        ) : session.steps.length === 0 ? (
          view.end === 'searching' ? (
            <p className="summary text-ink-2">{t('searching')}</p>
          ) : (
            <>
              {nothing}
              {parts && <parts.TakeBack session={session} control={control} />}
            </>
          )
        ) : parts === null ? null : (
          <parts.Summary view={view} scope={props.scope} control={control} />
        )}
      </main>
      {parts && <parts.Foot view={view} showing={showing} control={control} />}
    </div>
  )
}
