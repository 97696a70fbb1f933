/** Octets of a line, its end not counted. */
const MOST_OCTETS = 75

/**
 * A line of a calendar file with its end: one that is too long goes on after a line end and a space. No character is cut
 * in two.
 *
 * @see RFC 5545, §3.1
 */
export function foldedLine(line: string): string {
  const rows: string[] = []
  let row = ''
  let octets = 0
  for (const character of line) {
    const size = new TextEncoder().encode(character).byteLength
    if (octets + size > MOST_OCTETS) {
      rows.push(row)
      row = ' '
      octets = 1
    }
    row += character
    octets += size
  }
  return `${[...rows, row].join('\r\n')}\r\n`
}
