import type { LimitCode } from '@/lib/limits'

/** Why a text is not rendered. */
export type ProseCode = LimitCode | 'image_refused' | 'hole_lost' | 'value_missing'

/** A text beyond a bound, or with something the renderer refuses. The person can change the text, so callers word it. */
export class ProseError extends Error {
  /**
   * @param code - of the bound, or what is refused
   * @param limit - the bound; 0 where nothing of the kind is allowed
   * @param found - how much there was, or the thing itself
   */
  constructor(
    readonly code: ProseCode,
    readonly limit: number,
    readonly found: number | string,
  ) {
    super(`${code}: limit ${limit}, found ${found}`)
    this.name = 'ProseError'
  }
}
