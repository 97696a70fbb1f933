import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CardKind } from '@/lib/card'

/** A new card in its file; or why there is none. */
export type NewCard =
  { readonly ok: true; readonly file: string; readonly line: number } | { readonly ok: false; readonly message: string }

export const CARD_KINDS: readonly CardKind[] = ['explain', 'choice', 'cloze', 'numeric', 'figure']

/**
 * Writes a card to be filled in at the end of its topic's file, which is made where there is none. Its texts are empty, so
 * that `npm run content` names every place that waits for words.
 *
 * @param directory - the content folder
 * @param topic - one of the map, which is read as text: a card that is half written must not bar the next
 */
export function writeNewCard(directory: string, topic: string, kind: CardKind): NewCard {
  const map = readFileSync(join(directory, 'map.yaml'), 'utf8')
  if (!map.split(/[\s,{}]+/).includes(topic))
    return { ok: false, message: `“${topic}” is no topic of content/map.yaml` }
  const file = `cards/${topic}.yaml`
  const path = join(directory, file)
  const before = existsSync(path) ? readFileSync(path, 'utf8').replace(/\n*$/, '\n') : headOf(topic)
  if (before.includes(`id: ${topic}:new-card\n`))
    return { ok: false, message: `content/${file} has a new-card already` }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${before}\n${cardOf(topic, kind)}`)
  return { ok: true, file: `content/${file}`, line: before.split('\n').length + 1 }
}

function headOf(topic: string): string {
  const schema = `${'../'.repeat(topic.split('/').length)}card.schema.json`
  return `# yaml-language-server: $schema=${schema}\nformat: 1\ntopic: ${topic}\ncards:\n`
}

function cardOf(topic: string, kind: CardKind): string {
  return `  - id: ${topic}:new-card
    kind: ${kind}
    level: 2
    tags: []
    question:
      en: ''
      zh: ''
    hints:
      - { en: '', zh: '' }
${OWN[kind]}    explanation:
      en: ''
      zh: ''
    sources: []
`
}

const BOTH = "{ en: '', zh: '' }"

const OWN: Readonly<Record<CardKind, string>> = {
  explain: `    rubric:
      - ${BOTH}
      - ${BOTH}
      - ${BOTH}
    answer:
      en: ''
      zh: ''
    followUps:
      - ${BOTH}
`,
  choice: `    options:
      - { right: true, en: '', zh: '' }
      - { en: '', zh: '', why: ${BOTH} }
      - { en: '', zh: '', why: ${BOTH} }
`,
  cloze: `    blanks:
      - { en: [], zh: [] }
`,
  numeric: `    template:
      vary: { n: [28, 32, 56], k: [3, 5, 7] }
      answer: { is: '', type: integer }
      misconceptions:
        - { id: what_was_done, is: '', say: ${BOTH} }
      steps: engine
`,
  figure: `    template:
      vary: { d: [2, 3] }
      nets: { drawn: 'conv k=3 d={=d}' }
    options:
      - { right: true, figure: { scene: touched, net: drawn }, alt: ${BOTH} }
      - { figure: { scene: hull, net: drawn }, alt: ${BOTH}, why: ${BOTH} }
      - { figure: { scene: hull, net: drawn }, alt: ${BOTH}, why: ${BOTH} }
`,
}
