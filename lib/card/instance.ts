import type { Fraction } from '@/lib/engine'
import type { Scene } from '@/lib/figure'
import type { Bilingual } from './card'
import type { HoleValue } from './format-value'
import type { ProblemValues } from './problem'
import type { QuantityValue } from './value'

/** How far from the answer is still right, exact. */
export type Tolerance = { readonly relative: Fraction } | { readonly absolute: Fraction }

/** The right answer of a numeric card for the values drawn. */
export interface InstanceAnswer {
  readonly type: 'integer' | 'fraction' | 'real' | 'tuple'
  readonly value: QuantityValue
  readonly tolerance?: Tolerance
  readonly unit?: string
  /** `k M G T`: the factors that may be typed after a number */
  readonly suffixes: readonly string[]
  /** what each number of a tuple is; also the texts `parts.0`, … */
  readonly parts?: readonly Bilingual[]
}

/** A wrong result by its name. */
export interface WrongAnswer {
  /** of the misconception */
  readonly id: string
  readonly value: QuantityValue
  /** where its sentence stands among `cardTexts` */
  readonly textPath: string
}

/**
 * One line of the derivation. From the engine: a formula with the numbers put in, the name of the step and the values that
 * its words say; `arithmetic` is what the answer makes of the engine's results. From the file: a formula, a sentence (a
 * text of `cardTexts`), or both.
 */
export type InstanceStep =
  | { readonly tex: string; readonly id: string; readonly values: ProblemValues; readonly textPath?: undefined }
  | { readonly tex: string; readonly id?: undefined; readonly textPath?: undefined }
  | { readonly tex?: string; readonly textPath: string; readonly id?: undefined }

/** A picture for the values drawn. */
export interface InstanceFigure {
  /** @throws CardError where an expression or the engine refuses */
  readonly draw: () => Scene
}

/** What a card looks like for the values drawn from one seed. */
export interface Instance {
  readonly seed: number
  /** the drawn values by name, as text: `3`, `1/4`; empty for a card without variables */
  readonly values: Readonly<Record<string, string>>
  /** the options in the order shown, as indexes into the card's own order; empty where there are none */
  readonly order: readonly number[]
  readonly answer?: InstanceAnswer
  /**
   * The misconceptions that apply here, likeliest first. None is taken for the answer: what equals it, or lies within
   * its tolerance, is left out. Two may have the same value: the first one is what a typed number is judged by, all of
   * them are named.
   */
  readonly wrong: readonly WrongAnswer[]
  readonly steps: readonly InstanceStep[]
  readonly figure?: InstanceFigure
  /** for each option of a figure card, in the card's own order, its picture */
  readonly optionFigures?: readonly InstanceFigure[]
  /** the network of the card's link to the lab, with the values put in */
  readonly lab?: string
  /**
   * Values for the holes of a text, in order.
   *
   * @throws CardError where an expression is refused
   */
  readonly fill: (expressions: readonly string[]) => HoleValue[]
}
