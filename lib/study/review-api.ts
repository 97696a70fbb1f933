import type { AnswerKey } from '@/lib/grading'
import type { Scene } from '@/lib/figure'
import type { DayLoad, Next, Phase, Rating } from '@/lib/memory'
import type { Reason } from '@/lib/plan'

/** The language a person reads: keys of every bilingual text, and of the message catalogues. */
export type Language = 'en' | 'zh'

/** How a review came about; `cram` alone leaves the memory untouched. */
export type ReviewMode = 'due' | 'new' | 'learn' | 'ahead' | 'plan' | 'cram' | 'mock'

export type CardKind = 'explain' | 'choice' | 'cloze' | 'numeric' | 'figure'

/** HTML made by `lib/prose`, inserted by `<Prose>` alone. */
export type Html = string

/** What a card looks like for one seed: all a browser needs to ask, judge and explain without the server. */
export interface QueueInstance {
  readonly seed: number
  /** drawn values of a template by name, as text (`3`, `1/4`); empty for a fixed card */
  readonly values: Readonly<Record<string, string>>
  /** options in the order shown, as indexes into the card's own order; empty where there are none */
  readonly order: readonly number[]
  readonly question: Html
  readonly options?: readonly { readonly html: Html; readonly scene?: Scene }[]
  readonly blanks?: number
  readonly rubric?: readonly { readonly html: Html; readonly words: readonly string[]; readonly bonus: boolean }[]
  readonly hints: readonly Html[]
  readonly key: AnswerKey
  readonly after: {
    readonly answer?: Html
    readonly explanation: Html
    readonly steps: readonly StepView[]
    readonly scene?: Scene
    /** what the picture shows, where its own sentence does not say enough */
    readonly caption?: Html
    /** why each option is wrong, in the order shown; null for a right one */
    readonly optionWhy?: readonly (Html | null)[]
    readonly sources: readonly { readonly html: Html }[]
    readonly followUps?: readonly Html[]
    /** what of the glossary the card uses */
    readonly terms?: readonly CardTerm[]
  }
}

/** A term of the glossary as a card names it: in the card's language, and what it is called in the other. */
export interface CardTerm {
  readonly id: string
  readonly label: string
  readonly other: string
}

/** One line of a derivation: what the file says of it, or the engine's formula with what i18n needs to word it. */
export interface StepView {
  readonly html: Html
  readonly id?: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** The part of a card's memory that the browser needs to draw intervals for later showings in a session. */
export interface QueueState {
  readonly phase: Phase
  readonly step: number
  readonly stability: number
  readonly difficulty: number
  readonly lastDay: number
  /** with lastDay, the interval now running; null where nothing says when the card is due */
  readonly dueDay: number | null
  readonly reps: number
}

export interface QueueItem {
  readonly cardId: string
  readonly cardVersion: string
  readonly kind: CardKind
  readonly level: number
  /** path from the top topic down to the card's own */
  readonly topic: readonly { readonly id: string; readonly label: string }[]
  readonly flagged: boolean
  /** recalled less often than predicted, by more than chance */
  readonly leech?: boolean
  /** the person's own words about the card, and whether they say that it is wrong */
  readonly note?: { readonly text: string; readonly wrong: boolean }
  /** study days on which cards that give this one away are due: its interval keeps its distance from them */
  readonly siblingDays?: readonly number[]
  readonly mode: ReviewMode
  /** id of the card's last entry that the server has, or null */
  readonly headId: string | null
  /** recall at the true elapsed days, 0 … 1; null for a card never met */
  readonly recall: number | null
  readonly why: Reason
  readonly instances: readonly QueueInstance[]
  readonly state: QueueState | null
  readonly next: Readonly<Record<Rating, Next>>
}

export interface QueueCounts {
  readonly learning: number
  readonly review: number
  readonly new: number
  readonly plan: number
  /** expected study time for all of them */
  readonly seconds: number
}

/** The answer of `GET /api/queue`. */
export interface QueueAnswer {
  readonly v: 1
  readonly serverNow: number
  readonly studyDay: number
  /** epoch milliseconds of the next rollover; the browser turns steps that pass it into days */
  readonly rolloverAt: number
  readonly model: {
    readonly id: string
    readonly weights: readonly number[]
    readonly retention: number
    /** learning steps in seconds */
    readonly steps: readonly number[]
    readonly relearningSteps: readonly number[]
    readonly maxIntervalDays: number
  }
  /** the memory model of numeric cards, where they have one of their own */
  readonly numericModel?: { readonly id: string; readonly weights: readonly number[] }
  readonly counts: QueueCounts
  /** what the coming days hold already; buttons drawn later keep their distance from full days */
  readonly load?: DayLoad
  readonly items: readonly QueueItem[]
  /** what is due next once nothing is left */
  readonly next?: { readonly studyDay: number; readonly count: number }
}

export type EntryStatus = 'stored' | 'already' | 'refused'
export type EntryRefusal = 'malformed' | 'unknown_card' | 'id_reused' | 'out_of_range' | 'too_long'

/** The answer of `POST /api/reviews`, sent after COMMIT. */
export interface RecordAnswer {
  readonly v: 1
  readonly serverNow: number
  readonly results: readonly {
    readonly id: string
    readonly status: EntryStatus
    readonly code?: EntryRefusal
    readonly detail?: string
  }[]
  readonly states: readonly {
    readonly cardId: string
    readonly headId: string | null
    readonly state: QueueState | null
    /** the card is a leech now */
    readonly leech?: true
  }[]
  readonly counts: QueueCounts
}

/** A refusal of a whole request; on every one of these the browser keeps its entries. */
export interface RequestProblem {
  readonly code: string
  readonly limit?: number
  readonly found?: number | string
  /** where several things are wrong: all of them */
  readonly problems?: readonly {
    readonly field: string
    readonly code: string
    readonly values: Readonly<Record<string, number | string>>
  }[]
  readonly todo: string
}
