/**
 * Which rubric points an answer seems to contain: those of whose wordings one stands in the text.
 *
 * Case, width and hyphens do not matter. A wording in Latin letters has to stand as a word; Chinese has no word borders.
 *
 * @param rubric - per point its wordings, of both languages; none: never ticked
 * @param text - what the person wrote
 * @returns per point whether to tick it beforehand; the person decides
 */
export function preTickRubric(rubric: readonly (readonly string[])[], text: string): boolean[] {
  const folded = fold(text)
  return rubric.map((wordings) => wordings.some((wording) => contains(folded, fold(wording))))
}

/**
 * The share of the rubric that was ticked, bonus points left out.
 *
 * @param points - per point whether it is a bonus
 * @param ticked - positions of the ticked points
 * @returns 0 … 1; 0 for a rubric of bonus points alone
 */
export function rubricShare(points: readonly { readonly bonus: boolean }[], ticked: readonly number[]): number {
  const counted = points.flatMap(({ bonus }, position) => (bonus ? [] : [position]))
  return counted.length === 0 ? 0 : counted.filter((position) => ticked.includes(position)).length / counted.length
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u2010-\u2015-]+/g, ' ')
    .trim()
}

function contains(text: string, wording: string): boolean {
  if (wording === '') return false
  for (let at = text.indexOf(wording); at !== -1; at = text.indexOf(wording, at + 1)) {
    const end = at + wording.length
    if (isBorder(text, at) && isBorder(text, end)) return true
  }
  return false
}

const WORD = /[\p{L}\p{N}]/u
const CHINESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Between two letters or digits that are not Chinese there is no word border. */
function isBorder(text: string, at: number): boolean {
  return !(isWordLetter(text.charAt(at - 1)) && isWordLetter(text.charAt(at)))
}

function isWordLetter(character: string): boolean {
  return WORD.test(character) && !CHINESE.test(character)
}
