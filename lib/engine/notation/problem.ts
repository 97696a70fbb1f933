import type { EngineErrorCode, ErrorValues } from '../engine-error'

/** What can be wrong with the writing of a network, beside what the engine itself refuses. */
export type NotationCode =
  | 'network_empty'
  | 'network_too_large'
  | 'character_unexpected'
  | 'text_unexpected'
  | 'op_missing'
  | 'op_unknown'
  | 'preset_unknown'
  | 'preset_not_first'
  | 'key_unknown'
  | 'key_twice'
  | 'key_missing'
  | 'value_missing'
  | 'number_unreadable'
  | 'number_missing'
  | 'sides_unexpected'
  | 'word_unknown'
  | 'axes_differ'
  | 'bare_number_unexpected'
  | 'name_unknown'
  | 'name_twice'
  | 'name_reserved'
  | 'round_unknown'
  | 'source_missing'
  | 'sources_too_few'
  | 'sources_too_many'
  | 'input_not_first'
  | 'end_without_repeat'
  | 'repeat_without_end'
  | 'repeat_empty'
  | 'node_unreachable'

/** Why a text is no network, where, and what would be right; i18n has the words. */
export interface NetworkProblem {
  readonly code: NotationCode | EngineErrorCode
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  readonly values: ErrorValues
  /** The nearest word that would be right. */
  readonly suggestion?: string
  /** Spatial axis, where the engine names one. */
  readonly axis?: number
  /** Id of the layer, where the engine names one. */
  readonly node?: string
}

/** A place in the text, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Thrown inside the parser only; `parseNetwork` gives the problem back as a value. */
export class NotationError extends Error {
  readonly problem: NetworkProblem

  constructor(code: NotationCode, { line, column }: Place, values: ErrorValues = {}, suggestion?: string) {
    super(`${code} at ${line}:${column}`)
    this.name = 'NotationError'
    this.problem = { code, line, column, values, ...(suggestion === undefined ? {} : { suggestion }) }
  }
}
