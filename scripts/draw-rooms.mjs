// Draws the rooms and their imports, from the table in .dependency-cruiser.mjs, into README.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { APP_IMPORTS, ROOMS } from '../.dependency-cruiser.mjs'

const README = new URL('../README.md', import.meta.url)
const BEGIN = '<!-- rooms: drawn by scripts/draw-rooms.mjs -->'
const END = '<!-- /rooms -->'

/** The diagram as Markdown: a row for each room, lowest first, and what it may import. */
export function drawRooms() {
  const width = Math.max(...Object.keys(ROOMS).map((name) => name.length))
  const line = (name, imports) => `${name.padEnd(width)} ──► ${imports.length > 0 ? imports.join(', ') : '·'}`
  const rows = (runs) =>
    Object.entries(ROOMS)
      .filter(([, room]) => room.runs === runs)
      .map(([name, room]) => line(name, room.imports))
  return [
    '```',
    line('app', APP_IMPORTS),
    ...rows('server').reverse(),
    '════ above: server only ════ below: pure, the same in a browser ════',
    ...rows('both').reverse(),
    '```',
    '',
    ...table([['room', 'subject'], ...Object.entries(ROOMS).map(([name, room]) => [`\`lib/${name}\``, room.subject])]),
  ].join('\n')
}

/** A Markdown table with its columns aligned, as the formatter would lay it out. */
function table(rows) {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)))
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`
  const [head, ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)]
}

/** README.md with the diagram as it should be. @throws if the markers are gone */
export function withRooms(text) {
  const from = text.indexOf(BEGIN)
  const to = text.indexOf(END)
  if (from < 0 || to < from) throw new Error(`README.md needs the lines ${BEGIN} and ${END} around the diagram.`)
  return `${text.slice(0, from + BEGIN.length)}\n\n${drawRooms()}\n\n${text.slice(to)}`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(README, withRooms(readFileSync(README, 'utf8')))
}
