import type { InputProblem, Misconception } from '@/lib/grading'
import type { Next, Rating } from '@/lib/memory'
import type { Language, QueueAnswer, QueueItem, QueueState } from '@/lib/study'

/** An answer before it is judged: words or a number, blanks of a cloze, or options picked (positions as shown). */
export type Draft =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'blanks'; readonly blanks: readonly string[] }
  | { readonly kind: 'picks'; readonly picks: readonly number[] }

/** What came of an answer. */
export interface Judged {
  readonly verdict: 'right' | 'wrong' | 'self'
  readonly proposed: Rating
  /** what each button does, drawn when the answer was judged */
  readonly next: Readonly<Record<Rating, Next>>
  /** how a number was read, where that is written otherwise than it was typed */
  readonly readAs: string | null
  readonly misconceptions: readonly Misconception[]
  /** of a cloze: which blanks are right */
  readonly perBlank: readonly boolean[]
  /** of a rubric: which points are ticked; the person changes them */
  readonly ticked: readonly boolean[]
  readonly at: number
}

/** One card on the screen, from its question to its rating. */
export interface Showing {
  readonly cardId: string
  /** position in the item's instances */
  readonly instance: number
  readonly shownAt: number
  readonly draft: Draft
  readonly hints: number
  /** how often something was typed that could not be read */
  readonly retries: number
  readonly problem: InputProblem | null
  readonly judged: Judged | null
  /** a rating above Again for a wrong number, waiting to be confirmed; asked once */
  readonly doubted: Rating | null
  /** answers given for practice while the rating of this one waits, oldest first */
  readonly practised?: readonly Practised[]
  /** of a question asked for practice: the answered one behind it, whose rating waits */
  readonly behind?: Showing
  /** how often another question has taken its place on the screen */
  readonly turn?: number
  /** of an open question: how many of what may be asked next are shown */
  readonly followUps?: number
}

/** An answer given for practice: it is in the log and moves nothing. */
export interface Practised {
  readonly entryId: string
  /** as it was judged */
  readonly showing: Showing
  readonly at: number
}

/** The person's own words about a card, and whether they say that it is wrong. */
export type Note = NonNullable<QueueItem['note']>

/** A flag or a note set here: it leaves the card where it is. Undo takes it back. */
export type Mark = { readonly entryId: string; readonly cardId: string; readonly at: number } & (
  | {
      readonly act: 'flag'
      readonly on: boolean
      /** as set here before; undefined where the card was as fetched */
      readonly before: boolean | undefined
    }
  | { readonly act: 'note'; readonly note: Note; readonly before: Note | undefined }
)

/** What an undo took back in this session, with all that doing it again needs. */
export type Undone =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'practice'; readonly cardId: string; readonly practised: Practised }
  | { readonly kind: 'far'; readonly entry: FarEntry }

/** An entry of before this session or of another device, as the server tells of it. */
export interface FarEntry {
  readonly id: string
  readonly type: string
  readonly cardId: string
  /** as plain text, in the person's language; empty where nothing is known of it */
  readonly question: string
  readonly rating?: Rating
}

/** Where a session ends by the person's own wish: after so many cards, or so much time spent on answers. */
export interface Limit {
  readonly cards?: number
  readonly minutes?: number
}

/** An act that took a card off the screen. Undo takes it back. */
export interface Step {
  readonly entryId: string
  readonly act: 'rate' | 'bury' | 'suspend'
  readonly cardId: string
  /** as it stood when the card left */
  readonly showing: Showing
  readonly rating: Rating | null
  readonly next: Next | null
  /** the card's memory after it; null for a card that was never met and is none now */
  readonly state: QueueState | null
  readonly spentMs: number
  readonly at: number
}

/** A fetched card and the language it came in. */
export interface PooledItem {
  readonly item: QueueItem
  readonly language: Language
}

/** What the last answer of the queue said beside its cards. */
export type QueueContext = Omit<QueueAnswer, 'items'>

/** A short line about something that happened by itself or was taken back. */
export type Notice =
  | { readonly code: 'undone'; readonly rating: Rating }
  | { readonly code: 'returned' }
  | { readonly code: 'other_tab' }
  | { readonly code: 'unpractised' }
  | { readonly code: 'unmarked'; readonly act: Mark['act'] }
  | { readonly code: 'undone_far'; readonly entry: FarEntry }
  | { readonly code: 'redone'; readonly rating: Rating | null }
  | { readonly code: 'nothing_to_undo' }
  | { readonly code: 'undo_unreachable' }
  | { readonly code: 'noted' }
  | { readonly code: 'why'; readonly why: QueueItem['why'] }

export interface SessionState {
  readonly context: QueueContext
  /** the server's clock minus the device's; the instants of the session are the device's */
  readonly skewMs: number
  /** every card fetched, in the order of arrival */
  readonly pool: readonly PooledItem[]
  /** acts that stand, oldest first */
  readonly steps: readonly Step[]
  /** null once nothing is left to show */
  readonly current: Showing | null
  /** showings that an undo interrupted, to be gone on with */
  readonly shelved: readonly Showing[]
  /** cards answered elsewhere: in another tab, or before this session and not delivered yet */
  readonly elsewhere: readonly string[]
  /** per card its last entry written here, in force or undone: what a review names as the one before it */
  readonly heads: Readonly<Record<string, string>>
  /** flags set or taken here; the others are as fetched */
  readonly flags: Readonly<Record<string, boolean>>
  /** notes written here; the others are as fetched */
  readonly notes: Readonly<Record<string, Note>>
  /** flags and notes set here that stand, oldest first */
  readonly marks: readonly Mark[]
  /** what undo took back and nothing new has followed: redo does the last of it again */
  readonly undone: readonly Undone[]
  /** cards that turned out to be leeches since they were fetched */
  readonly leeches: readonly string[]
  readonly limit: Limit
  /** how many cards the session was said to have when it began */
  readonly expected: number
  /** the server has no more cards than were fetched */
  readonly exhausted: boolean
  readonly notice: Notice | null
}
