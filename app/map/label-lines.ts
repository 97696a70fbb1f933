/** A label broken into lines, and the width of the widest. */
export interface LabelLines {
  /** together they are the label; the space that a line was broken at stays at its end */
  readonly lines: readonly string[]
  /** in em */
  readonly width: number
}

/**
 * Breaks a label of the map into lines of even width: as few as its longest measure allows, and no wider than they need.
 * Chinese breaks between any two characters, but not before closing punctuation nor after an opening bracket; words of
 * other scripts stay whole.
 *
 * @param bold - as the top topics are set
 */
export function labelLines(label: string, bold = false): LabelLines {
  const pieces = piecesOf(label)
  const widthOf = (text: string): number => textWidth(text.trimEnd(), bold)
  const count = broken(pieces, widthOf, longestLine(label)).length
  let [low, high] = [0, longestLine(label)]
  while (high - low > 0.25) {
    const middle = (low + high) / 2
    if (broken(pieces, widthOf, middle).length <= count) high = middle
    else low = middle
  }
  const lines = broken(pieces, widthOf, high)
  return { lines, width: Math.max(...lines.map(widthOf)) }
}

/** In em: a Latin line reads well at more letters than a Chinese one has characters. */
const longestLine = (label: string): number => (/\p{Script=Han}/u.test(label) ? 11.5 : 13)

/** What no line is broken within: a Chinese character with the punctuation that clings to it, or a word with its space. */
function piecesOf(label: string): string[] {
  return (
    label
      .match(/[（“]*(?:[^\s\p{Script=Han}，。、；：）？”（“]+|\p{Script=Han})?[，。、；：）？”]*\s*/gu)
      ?.filter(Boolean) ?? []
  )
}

function broken(pieces: readonly string[], widthOf: (text: string) => number, longest: number): string[] {
  const lines: string[] = []
  for (const piece of pieces) {
    const longer = (lines.at(-1) ?? '') + piece
    if (lines.length > 0 && widthOf(longer) <= longest) lines[lines.length - 1] = longer
    else lines.push(piece)
  }
  return lines
}

function textWidth(text: string, bold: boolean): number {
  let width = 0
  for (const character of text) width += ADVANCES[bold ? 'bold' : 'plain'][character.charCodeAt(0) - FIRST] ?? FULL
  return width / 100
}

const FIRST = 0x20
/** A Chinese character, and what the Latin face does not have: no wider than a square. */
const FULL = 100

/** Advances of the face from the space to the tilde, in hundredths of an em. */
const ADVANCES = {
  plain: [
    28, 29, 30, 65, 59, 92, 73, 16, 30, 30, 48, 61, 21, 36, 21, 39, 65, 41, 55, 58, 61, 59, 60, 51, 61, 59, 21, 21, 55,
    63, 55, 48, 78, 63, 61, 64, 67, 57, 55, 69, 69, 39, 51, 63, 54, 82, 69, 71, 59, 72, 61, 59, 56, 69, 59, 86, 62, 57,
    61, 32, 39, 34, 55, 37, 24, 52, 57, 48, 56, 54, 31, 56, 55, 25, 24, 49, 26, 84, 55, 55, 57, 57, 35, 47, 33, 54, 46,
    68, 48, 45, 46, 34, 24, 34, 55,
  ],
  bold: [
    31, 30, 38, 75, 61, 96, 73, 20, 33, 33, 48, 60, 26, 37, 26, 43, 66, 43, 57, 60, 62, 60, 62, 53, 62, 57, 26, 26, 57,
    61, 57, 54, 78, 67, 64, 66, 69, 59, 56, 71, 70, 42, 55, 66, 55, 85, 71, 74, 62, 75, 64, 61, 60, 69, 64, 88, 67, 64,
    62, 34, 43, 34, 58, 39, 28, 55, 59, 51, 59, 56, 36, 59, 57, 29, 26, 55, 31, 88, 57, 57, 59, 59, 37, 50, 37, 56, 52,
    73, 53, 51, 50, 38, 25, 38, 54,
  ],
}
