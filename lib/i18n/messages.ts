import type catalogue from './messages/en.json'

/** The shape of a message catalogue. English gives it; a test holds Chinese to the same keys and parameters. */
export type Messages = typeof catalogue

type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string]

/** The full name of a message, `today.streak`. */
export type MessageKey = Leaves<Messages>

/** A message with its numbers: what a room says without knowing the words. */
export interface Sentence {
  readonly key: MessageKey
  readonly values: Readonly<Record<string, string | number>>
}
