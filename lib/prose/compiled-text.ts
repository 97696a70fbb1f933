export type ProseLanguage = 'en' | 'zh'

/** What an instance puts into a hole: as text, and as it stands in a formula. */
export interface HoleText {
  readonly text: string
  readonly tex: string
}

/** A piece of a compiled text: finished HTML, a hole in text, or a formula whose holes (`\uE000n\uE001`) wait for values. */
export type Piece = string | { readonly hole: number } | { readonly tex: string; readonly display: boolean }

/** A rendered text with its holes. Plain JSON, kept by the version of its card. */
export interface CompiledText {
  readonly pieces: readonly Piece[]
  /** the text without any markup, holes as `\uE000n\uE001` */
  readonly plain: string
}
