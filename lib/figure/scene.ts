/** Names of the tones a picture may use; the app maps them to the tokens of its theme, light and dark. */
export type Tone = 'paper' | 'line' | 'edge' | 'ink' | 'seal' | 'r3' | 'r4' | 'cone'

/** Coordinates of points one after another: x, y, x, y, … in units of the scene. */
export type Points = readonly number[]

/** What a picture is drawn from, in order, later marks above earlier ones. Coordinates in units of the scene, y downwards. */
export type Mark =
  /** Equal cells in a row, `pitch` from one left edge to the next. */
  | {
      readonly shape: 'cells'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly pitch: number
      readonly count: number
      readonly fill: Tone
      readonly stroke: Tone | null
    }
  | { readonly shape: 'polygon'; readonly points: Points; readonly fill: Tone }
  | { readonly shape: 'line'; readonly points: Points; readonly stroke: Tone; readonly width: number }
  | { readonly shape: 'dots'; readonly points: Points; readonly radius: number; readonly fill: Tone }
  /** `y` is the baseline. Names of layers and numbers alone: nothing to be translated. */
  | {
      readonly shape: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      readonly anchor: 'start' | 'middle' | 'end'
      readonly size: number
      readonly fill: Tone
      readonly mono: boolean
    }

/** What a picture says, as a code with its values; i18n has the sentence. */
export interface Sentence {
  readonly code: SentenceCode
  readonly values: Readonly<Record<string, string | number>>
}

/**
 * - `cone`, `cone_holes`: unit, first, last, size (and touched, where it is less than size)
 * - `cone_free`, `cone_free_holes`: the same without an input to count from: size (and touched)
 * - `cone_empty`: unit; it sees padding alone
 * - `touched`: touched, size · `hull`: size
 */
export type SentenceCode = 'cone' | 'cone_holes' | 'cone_free' | 'cone_free_holes' | 'cone_empty' | 'touched' | 'hull'

/** One choice of the output unit: what lies above the marks of the scene, and what it says. */
export interface Frame {
  readonly unit: number
  /** Centre of the unit's cell, for finding the frame under a pointer. */
  readonly x: number
  readonly marks: readonly Mark[]
  readonly sentence: Sentence
}

/** A picture as plain JSON: what never changes, and a frame for each unit that can be chosen. */
export interface Scene {
  readonly kind: 'cone' | 'touched' | 'hull'
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
  /** From left to right; absent where nothing can be chosen. */
  readonly frames?: readonly Frame[]
  /** Index of the frame shown first. */
  readonly chosen?: number
  /** Sentence of the frame shown first, or of the whole picture. */
  readonly sentence: Sentence
}
