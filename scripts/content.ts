// `npm run content`: checks the files under content/ and shows what they cover, per topic and kind, every card, and what an
// editor would object to.
// `-- --json [--instances N] [--only ID]` prints the cards for people who review them, one JSON object a line;
// `-- --deep` looks at every instance of every template, up to 1,000 of each, renders them in both languages and prints
// what is found, with texts whose languages use other terms than the glossary; `-- new TOPIC [KIND]` begins a card;
// `-- schema` writes content/card.schema.json for editors. Every problem is printed with its place, and then the exit code
// is 1.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { countInstances } from '@/lib/card'
import type { Card, CardKind } from '@/lib/card'
import { checkTerms, formatContentProblem, formatFinding, loadContent, reviewDeck } from '@/lib/content'
import type { Content, Topic } from '@/lib/content'
import { cardSchemaFile } from './content/card-schema-file'
import { deckForReview } from './content/deck-for-review'
import { inspectInstances } from './content/inspect-instances'
import { writeNewCard } from './content/new-card'
import { readCommand } from './content/options'
import type { Command } from './content/options'

const KINDS: readonly CardKind[] = ['explain', 'choice', 'cloze', 'numeric', 'figure']
/** Below this a template's numbers are soon known by heart. */
const FEW_INSTANCES = 20

const CONTENT = fileURLToPath(new URL('../content/', import.meta.url))

const command = readCommand(process.argv.slice(2))
switch (command.do) {
  case 'refuse':
    refuse(command.message)
    break
  case 'schema':
    writeFileSync(`${CONTENT}card.schema.json`, cardSchemaFile())
    break
  case 'new':
    begin(command.topic, command.kind)
    break
  default: {
    // the other two render every text themselves, or leave it as it is written
    const loaded = await loadContent(CONTENT, { texts: command.do === 'coverage' })
    if (loaded.ok) report(loaded.content, command)
    else {
      for (const problem of loaded.problems) console.error(formatContentProblem(problem))
      console.error(`${loaded.problems.length} problems`)
      process.exitCode = 1
    }
  }
}

function refuse(message: string): void {
  console.error(message)
  process.exitCode = 2
}

function begin(topic: string, kind: CardKind): void {
  const written = writeNewCard(CONTENT, topic, kind)
  if (!written.ok) return refuse(written.message)
  console.log(`${written.file}:${written.line}: give the card its own id, fill it in, and run npm run -s content`)
}

function report(content: Content, asked: Extract<Command, { do: 'coverage' | 'inspect' | 'review' }>): void {
  switch (asked.do) {
    case 'review':
      for (const card of deckForReview(content, asked.request)) console.log(JSON.stringify(card))
      return
    case 'inspect': {
      const { lines, hasErrors } = inspectInstances(content)
      for (const line of lines) console.log(line)
      for (const finding of checkTerms(content)) console.log(`warning  ${formatFinding(finding)}`)
      if (hasErrors) process.exitCode = 1
      return
    }
    case 'coverage':
      for (const line of [...coverage(content), '', ...list(content), '', ...totals(content)]) console.log(line)
      for (const finding of reviewDeck(content)) console.log(`warning  ${formatFinding(finding)}`)
  }
}

/** A line for each topic: whether it has a text, and how many cards of each kind. */
function coverage({ topics, cards }: Content): string[] {
  const line = (topic: Topic): string => {
    const own = cards.filter(({ topicId }) => topicId === topic.id)
    const counts = KINDS.map((kind) => own.filter(({ card }) => card.kind === kind).length)
    const name = `${'  '.repeat(topic.id.split('/').length - 1)}${topic.id.split('/').at(-1)}`
    return row(name, [topic.text ? 'yes' : '·', ...counts.map((count) => (count === 0 ? '·' : String(count)))])
  }
  return [row('topic', ['text', ...KINDS]), ...topics.map(line)]
}

function row(name: string, cells: readonly string[]): string {
  return `${name.padEnd(44)}${cells.map((cell) => cell.padStart(9)).join('')}`
}

function list({ cards, first }: Content): string[] {
  return cards.map(({ card, version }) => {
    const place = first.indexOf(card.id)
    const notes = [variety(card), place < 0 ? '' : `first ${place + 1}`].filter(Boolean).join(', ')
    return `${version}  ${card.kind.padEnd(8)} ${card.level}  ${card.id}${notes === '' ? '' : `  (${notes})`}`
  })
}

/** How many different questions a template gives, where they are few. */
function variety(card: Card): string {
  if (card.kind !== 'numeric') return ''
  const instances = countInstances(card, FEW_INSTANCES)
  return instances < FEW_INSTANCES ? `only ${instances} instances` : ''
}

function totals({ topics, cards }: Content): string[] {
  const covered = topics.filter(({ id }) => cards.some(({ topicId }) => topicId === id)).length
  const texts = topics.filter(({ text }) => text !== undefined).length
  const kinds = KINDS.map((kind) => `${cards.filter(({ card }) => card.kind === kind).length} ${kind}`)
  return [
    `${topics.length} topics: ${covered} with cards, ${texts} with a text`,
    `${cards.length} cards: ${kinds.join(', ')}`,
  ]
}
