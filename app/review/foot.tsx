import { Dialogs } from './dialogs'
import { PracticeBar } from './practice-bar'
import { RatingBar } from './rating-bar'
import type { SessionController, SessionView } from './session-control'
import { serverTime } from './server-time'
import { pooled } from './session-order'
import { progressOf } from './session-progress'
import type { SessionState, Showing } from './session-types'

interface FootProps {
  readonly view: SessionView
  /** the card on the screen; null where there is none */
  readonly showing: Showing | null
  readonly control: SessionController
}

/** Cards until which a newcomer is told what the buttons mean. */
const NEWCOMER_CARDS = 3

/** What lies over the session, and what stands at the foot of the screen. */
export function Foot({ view, showing, control }: FootProps) {
  return (
    <>
      <Dialogs view={view} control={control} />
      {showing && <Bar session={view.session} showing={showing} control={control} />}
    </>
  )
}

interface BarProps {
  readonly session: SessionState
  readonly showing: Showing
  readonly control: SessionController
}

/** The ratings of an answered card, or the way on and back while practising. */
function Bar({ session, showing, control }: BarProps) {
  const { judged, doubted, behind } = showing
  if (behind !== undefined) return <PracticeBar showing={showing} control={control} />
  if (judged === null) return null
  const item = pooled(session, showing.cardId)?.item
  const isFirst = item?.why.code === 'new_first'
  return (
    <RatingBar
      judged={judged}
      doubted={doubted}
      context={session.context}
      judgedAt={serverTime(session, judged.at)}
      isNewcomer={isFirst && progressOf(session).met <= NEWCOMER_CARDS}
      isCounted={item?.mode !== 'cram'}
      control={control}
    />
  )
}
