import type { ComponentType, KeyboardEvent, ReactNode } from 'react'
import type { QueueInstance, QueueItem } from '@/lib/study'
import type { EnlargeProps } from './enlarge'
import type { SessionController } from './session-control'
import type { Judged, SessionState, Showing } from './session-types'

/** Icons drawn by the server: an island that imports them would carry their code. */
export interface Icons {
  readonly close: ReactNode
  readonly flag: ReactNode
  readonly undo: ReactNode
  readonly more: ReactNode
  readonly right: ReactNode
}

/** What the parts of a card share. */
export interface CardProps {
  readonly item: QueueItem
  readonly instance: QueueInstance
  readonly showing: Showing
  readonly session: SessionState
  readonly control: SessionController
  readonly icons: Icons
  /** how many characters an answer in words may have */
  readonly longestAnswer: number
}

/** The same before the answer. */
export interface AskingProps extends CardProps {
  /** what belongs to the margin and to an answer's control and is loaded after the first paint; null until then */
  readonly parts: {
    readonly CardMenu: ComponentType<CardProps>
    readonly WrongMark: ComponentType<CardProps>
    readonly moveByArrows: (event: KeyboardEvent<HTMLElement>) => void
    readonly Enlarge: ComponentType<EnlargeProps>
    readonly Reading: ComponentType<CardProps>
    readonly ThinkingTime: ComponentType<{ readonly since: number }>
  } | null
}

/** What a verdict is drawn from: the question, the answer and what was found; also outside a session. */
export interface VerdictProps {
  readonly instance: QueueInstance
  readonly showing: Pick<Showing, 'draft'>
  readonly judged: Omit<Judged, 'next' | 'at'>
  readonly icons: Pick<Icons, 'right'>
}

/** The same where points are ticked. */
export interface TickedProps extends VerdictProps {
  readonly control: Pick<SessionController, 'tick'>
}

/** The same once the answer is shown. */
export interface AnsweredProps extends CardProps {
  readonly judged: Judged
}
