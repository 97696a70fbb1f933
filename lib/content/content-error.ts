/** A text of checked content that cannot be rendered: only content that `loadContent` with `texts` refuses brings it up. */
export class ContentError extends Error {
  /**
   * @param id - of the card or topic
   * @param path - of the text, `question.zh`
   */
  constructor(
    readonly id: string,
    readonly path: string,
    cause: unknown,
  ) {
    super(`${id} ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'ContentError'
  }
}
