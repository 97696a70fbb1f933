import type { Counted } from '@/app/_ui/counted'

/** What the outline says, worded by the server. */
export interface OutlineWords {
  readonly outline: string
  readonly search: string
  readonly searchHint: string
  /** how many topics hold the words that stand in its place */
  readonly found: Counted
  readonly clear: string
  readonly unfoldAll: string
  readonly foldAll: string
  readonly unfold: string
  readonly fold: string
  readonly study: string
}
