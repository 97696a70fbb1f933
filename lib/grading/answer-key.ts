import type { Fraction } from '@/lib/engine'

/** A recognised wrong value: which mistake gives it, and the sentence that says so (HTML of `lib/prose`). */
export interface Misconception {
  readonly id: string
  readonly html: string
}

/** All that is needed to judge an answer without the server. Plain JSON. */
export interface AnswerKey {
  readonly type: 'integer' | 'fraction' | 'real' | 'tuple' | 'choice' | 'cloze' | 'explain'
  /** `7`, `-7/2`, `3.14`, `(64, 112, 112)`; absent where nothing is typed as a number */
  readonly value?: string
  /** exact numbers as text, `1/200` or `0.5`; without it the comparison is exact */
  readonly tolerance?: { readonly relative: string } | { readonly absolute: string }
  readonly unit?: string
  /** multipliers the question allows behind a number: `k`, `M`, `G`, `T` */
  readonly suffixes?: readonly string[]
  /** per blank the accepted forms, of both languages */
  readonly accepted?: readonly (readonly string[])[]
  /** per blank the form that is shown as right, in each language; a week's cards kept by an older build lack it */
  readonly shown?: readonly Readonly<Record<'en' | 'zh', string>>[]
  /** positions of the right options, in the order shown */
  readonly right?: readonly number[]
  /** likeliest first */
  readonly wrong: readonly (Misconception & { readonly value: string })[]
}

/** What was read: one number, or several in order. */
export type Quantity =
  | { readonly kind: 'number'; readonly value: Fraction }
  | { readonly kind: 'tuple'; readonly items: readonly Fraction[] }

/** Why something typed was not read, or, from `form_` on, is the right value in a form that is not taken. The comment names the `values` that come with the code. */
export type InputProblemCode =
  | 'empty' //               –
  | 'too_long' //            limit, found (characters)
  | 'not_understood' //      found
  | 'trailing' //            read, rest: a number, then something else
  | 'incomplete' //          read: a separator, sign or mark with nothing behind it
  | 'unclosed' //            expected: the missing bracket
  | 'grouping' //            typed: commas that group no thousands
  | 'decimal_comma' //       typed, decimal: the same with a point
  | 'comma_ambiguous' //     typed, decimal, whole: both readings
  | 'comma_separates' //     typed: thousands marks where a comma separates numbers
  | 'division_by_zero' //    –
  | 'too_large' //           limit (decimal digits)
  | 'exponent_too_large' //  limit, found
  | 'suffix_not_taken' //    suffix, written: the number written out
  | 'other_unit' //          typed, expected
  | 'expects_number' //      found: how many numbers were typed
  | 'expects_tuple' //       found: 1, expected: how many are asked for, 0 where that is unknown
  | 'arity' //               found, expected
  | 'form_rounded' //        typed
  | 'form_coarse' //         typed
  | 'form_percent' //        typed, share
  | 'form_share' //          typed, percent
  | 'form_scale' //          typed, written: with the suffix

/** Input that is no attempt: where reading stopped (index into the text as typed) and what stood there. */
export interface InputProblem {
  readonly code: InputProblemCode
  readonly at: number
  readonly values: Readonly<Record<string, string | number>>
}

export type Reading =
  | {
      readonly ok: true
      readonly value: Quantity
      /** the value in plain writing: `1024`, `7/2`, `3.5`, `(64, 112, 112)` */
      readonly readAs: string
      /** a number was written otherwise than `readAs` writes it, so the person should see how it was read */
      readonly differs: boolean
    }
  | { readonly ok: false; readonly problem: InputProblem }
