import type { SingleFigureSpec } from './figure-spec'

/**
 * Names of the tones a picture may use; the app maps them to the tokens of its theme, light and dark. `i0` … `i5` is the
 * ink ramp for counts and weights, `g0` … `g7` the brightness of an image, dark to bright in either theme.
 */
export type Tone =
  | 'paper'
  | 'line'
  | 'edge'
  | 'ink'
  | 'seal'
  | 'r3'
  | 'r4'
  | 'cone'
  | `i${0 | 1 | 2 | 3 | 4 | 5}`
  | `g${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}`

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
  /** A plane of square cells, rows from the top; `levels` has a character for each cell, the index of its tone. */
  | {
      readonly shape: 'raster'
      readonly x: number
      readonly y: number
      readonly cell: number
      readonly columns: number
      readonly levels: string
      readonly tones: readonly Tone[]
      readonly stroke: Tone | null
    }
  | { readonly shape: 'polygon'; readonly points: Points; readonly fill: Tone | null; readonly stroke?: Tone }
  | {
      readonly shape: 'line'
      readonly points: Points
      readonly stroke: Tone
      readonly width: number
      readonly dashed?: boolean
    }
  | {
      readonly shape: 'dots'
      readonly points: Points
      readonly radius: number
      readonly fill: Tone
      /** a disc where absent */
      readonly form?: 'ring' | 'cross' | 'plus'
    }
  /** `y` is the baseline. Names of layers, symbols and numbers alone: nothing to be translated. */
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
 * - `windows`: count, kernel, length, first, step (from one to the next, absent where they differ: `windows_uneven`)
 * - `samples`: count, length · `links`: inputs, outputs · `plane`: rows, columns, least, most
 * - `rows`: rows, columns · `blocks`: blocks · `cube`: shaded, all · `effective`: size, share (of the width within two
 *   deviations, in percent) · `chart`: name of x and y · `panels`: panels
 */
export type SentenceCode =
  | 'cone'
  | 'cone_holes'
  | 'cone_free'
  | 'cone_free_holes'
  | 'cone_empty'
  | 'touched'
  | 'hull'
  | 'windows'
  | 'windows_uneven'
  | 'samples'
  | 'links'
  | 'plane'
  | 'rows'
  | 'blocks'
  | 'cube'
  | 'effective'
  | 'chart'
  | 'panels'

/** What a picture holds, as numbers: the same for whoever does not see it. */
export interface SceneTable {
  /** Symbols, or nothing where the rows speak for themselves. */
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

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
  readonly kind: SingleFigureSpec['scene'] | 'panels'
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
  /** From left to right; absent where nothing can be chosen. */
  readonly frames?: readonly Frame[]
  /** Index of the frame shown first. */
  readonly chosen?: number
  /** Sentence of the frame shown first, or of the whole picture. */
  readonly sentence: Sentence
  /** The values drawn, where a sentence cannot say them. */
  readonly table?: SceneTable
}
