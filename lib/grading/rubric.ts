/**
 * Which rubric points an answer seems to contain: those of whose wordings one stands in the text.
 *
 * Case, width, hyphens and how a minus is typed do not matter. A wording in Latin letters has to stand as a word; Chinese has no word borders.
 *
 * @param rubric - per point its wordings, of both languages; none: never ticked
 * @param text - what the person wrote
 * @returns per point the wording that was found, as it stands in the text; null where none was. The longest one is told,
 *   the first of equal ones. A found point is ticked beforehand; the person decides
 */
export function preTickRubric(rubric: readonly (readonly string[])[], text: string): (string | null)[] {
  const folded = fold(text)
  return rubric.map((wordings) =>
    wordings
      .map((wording) => find(folded, fold(wording).text))
      .reduce<string | null>(
        (best, found) => (found !== null && found.length > (best?.length ?? 0) ? found : best),
        null,
      ),
  )
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

interface Folded {
  readonly text: string
  /** where each of its characters begins in `source`, and where the last one ends */
  readonly places: readonly number[]
  readonly source: string
}

/** A character with the marks that belong to it: they are normalised together. */
const CLUSTER = /[^][\p{M}\uff9e\uff9f]*/gu
const GAP = /[\s\u2010-\u2015\u2212-]/

function fold(source: string): Folded {
  let text = ''
  const places: number[] = []
  for (const { 0: cluster, index } of source.matchAll(CLUSTER)) {
    for (const character of cluster.normalize('NFKC').toLowerCase()) {
      const isGap = GAP.test(character)
      // gaps of any length are one, and none begins the text
      if (isGap && (text === '' || text.endsWith(' '))) continue
      text += isGap ? ' ' : character
      for (let unit = 0; unit < character.length; unit += 1) places.push(index)
    }
  }
  return { text: text.trimEnd(), places: [...places, source.length], source }
}

function find({ text, places, source }: Folded, wording: string): string | null {
  if (wording === '') return null
  for (let at = text.indexOf(wording); at !== -1; at = text.indexOf(wording, at + 1)) {
    const end = at + wording.length
    if (isBorder(text, at) && isBorder(text, end)) return source.slice(places[at], places[end]).trim()
  }
  return null
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
