/** The part of culori 4 that the tests of the colours use; the package carries no types. */
declare module 'culori' {
  export interface Color {
    readonly mode: string
  }
  export function parse(text: string): Color | undefined
  export function formatHex(color: Color): string
  export function oklch(color: Color): { readonly l: number; readonly c: number; readonly h?: number } | undefined
  export function wcagContrast(one: Color, other: Color): number
  export function differenceEuclidean(mode: 'oklab'): (one: Color, other: Color) => number
  export function filterDeficiencyProt(amount: number): (color: Color) => Color
  export function filterDeficiencyDeuter(amount: number): (color: Color) => Color
  export function filterDeficiencyTrit(amount: number): (color: Color) => Color
}
