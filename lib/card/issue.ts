import type { z } from 'zod'

/**
 * Reports a broken rule of the card format in a zod refinement: `message` is the code, and `params` carries the code
 * and the numbers or names that say what was wrong and what would be right. `i18n` has the words.
 */
export function addIssue(
  context: z.RefinementCtx,
  path: readonly (string | number)[],
  code: string,
  values: Readonly<Record<string, string | number>> = {},
): void {
  context.addIssue({ code: 'custom', path: [...path], message: code, params: { code, values } })
}
