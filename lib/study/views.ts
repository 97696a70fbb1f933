import type { TermView } from './glossary'
import type { CatchingUp } from '@/lib/plan'
import type { Language } from './review-api'
import type { TopicActs } from './topic-acts'
import type { TopicHistory } from './topic-history'

/** A topic with the measures of DATA §9 over its whole subtree. */
export interface TopicMeasures {
  /** Σ v·R / Σ v over met cards, 0 … 1; null when none was met */
  readonly recall: number | null
  /** half width of the 80 % band around recall; null when none was met */
  readonly band: number | null
  /** Σ v over met / Σ v over all, 0 … 1 */
  readonly coverage: number
  readonly cards: number
  readonly met: number
  readonly due: number
  readonly fading: number
}

export interface TopicNode extends TopicMeasures {
  readonly id: string
  readonly parentId: string | null
  readonly depth: number
  readonly label: string
  readonly labelLanguage: Language
  readonly role: 'topic' | 'claim' | 'question' | 'reference'
  readonly weight: number
  readonly children: readonly TopicNode[]
  /** measures of the cards that hang on this very node */
  readonly own: TopicMeasures
}

export interface TodayView {
  readonly studyDay: number
  /** the study day's calendar date, `2026-11-24` */
  readonly date: string
  readonly streakDays: number
  /** nobody has answered anything yet: the screen greets */
  readonly firstVisit: boolean
  readonly counts: { readonly learning: number; readonly review: number; readonly new: number; readonly plan: number }
  /** where the list follows a plan: expected study time of what is in its scope, and of what is due besides; else null */
  readonly plan: { readonly seconds: number; readonly restSeconds: number } | null
  /** due cards beyond the day's limit; 0 when none */
  readonly overLimit: number
  /** coming back to a backlog; null where not */
  readonly catchingUp: CatchingUp | null
  readonly seconds: number
  /** the person's own mean per card where known, else null */
  readonly paceSeconds: number | null
  /** the day's list in order, for the strip */
  readonly list: readonly ('learning' | 'review' | 'new')[]
  readonly answersToday: number
  /** what there is besides the day's list */
  readonly besides: {
    /** something comes up on a later day */
    readonly ahead: boolean
    /** cards on the list with a number as their answer */
    readonly numeric: number
    /** flagged cards, leeches, and those set aside */
    readonly marked: number
  }
  readonly next: { readonly studyDay: number; readonly date: string; readonly count: number } | null
  readonly map: readonly TopicNode[]
  readonly topicCount: number
  readonly cardCount: number
  /** the topics with the lowest recall below the desired retention, weakest first, at most five */
  readonly fading: readonly TopicNode[]
}

export interface TopicCardRow {
  readonly cardId: string
  readonly kind: string
  readonly level: number
  readonly question: string
  readonly recall: number | null
  readonly phase: 'new' | 'learning' | 'review' | 'relearning'
  readonly dueDay: number | null
  readonly dueDate: string | null
  readonly isDue: boolean
  readonly suspended: boolean
  readonly flagged: boolean
  readonly leech: boolean
  /** `2026-11-25`; null where it is not buried today */
  readonly buriedUntil: string | null
  /** what its person wrote on it; null where there is nothing */
  readonly note: { readonly wrong: boolean } | null
  readonly reps: number
  readonly lapses: number
  readonly stabilityDays: number | null
}

/** A mistake recognised behind a person's answers, over all cards of a topic and of those below it. */
export interface TopicMistake {
  /** the misconception's id */
  readonly id: string
  /** in the last 30 study days, answers given for practice among them */
  readonly times: number
  /** the sentence that the newest of these answers was told, in the words of the card as it is now; null where it has none */
  readonly html: string | null
  /** the newest of these answers */
  readonly answerId: string
  /** the topic of the card of the newest one */
  readonly topicId: string
  readonly topicLabel: string
}

export interface TopicView {
  readonly node: TopicNode
  readonly path: readonly { readonly id: string; readonly label: string }[]
  /** the user's own line, verbatim */
  readonly zh: string
  readonly en: string
  readonly textHtml: string | null
  readonly prerequisites: readonly TopicNode[]
  readonly buildsOn: readonly TopicNode[]
  readonly sources: readonly { readonly html: string }[]
  /** of the glossary, that the text uses */
  readonly terms: readonly TermView[]
  readonly cards: readonly TopicCardRow[]
  /** most frequent first */
  readonly mistakes: readonly TopicMistake[]
  /** with all below */
  readonly history: TopicHistory
  readonly acts: TopicActs
}
