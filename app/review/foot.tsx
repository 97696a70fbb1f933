import { PracticeBar } from './practice-bar'
import { RatingBar } from './rating-bar'
import type { SessionController } from './session-control'
import { pooled } from './session-order'
import { progressOf } from './session-progress'
import type { SessionState, Showing } from './session-types'

interface FootProps {
  readonly showing: Showing
  readonly session: SessionState
  readonly control: SessionController
}

/** Cards until which a newcomer is told what the buttons mean. */
const NEWCOMER_CARDS = 3

/** What stands at the foot of the screen: the ratings of an answered card, or the way on and back while practising. */
export function Foot({ showing, session, control }: FootProps) {
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
      isNewcomer={isFirst && progressOf(session).met <= NEWCOMER_CARDS}
      isCounted={item?.mode !== 'cram'}
      control={control}
    />
  )
}
