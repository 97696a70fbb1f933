import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { CardFileSchema } from '@/lib/card'
import type { z } from 'zod'
import { cardVersion } from './card-version'
import { checkCards, checkCitations } from './check-cards'
import type { PlacedCard } from './check-cards'
import { checkTexts } from './check-texts'
import { checkMap, parentOf, unknown } from './check-map'
import { checkGlossary } from './check-glossary'
import { checkRoles } from './check-roles'
import type { Content, Topic } from './content'
import { problemList } from './content-problem'
import type { ContentProblem, ProblemList } from './content-problem'
import {
  AlikeFileSchema,
  FirstFileSchema,
  GlossaryFileSchema,
  MapFileSchema,
  RolesFileSchema,
  SourcesFileSchema,
  TopicFileSchema,
} from './file-schemas'
import { parseWith } from './schema-problems'
import { readYaml } from './yaml-file'
import type { YamlFile } from './yaml-file'

export type LoadedContent =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly problems: readonly ContentProblem[] }

export interface LoadOptions {
  /** render every text as well, which takes a few milliseconds each; for authors and tests */
  readonly texts?: boolean
}

/**
 * Reads everything under a content folder and holds it to the format and to itself.
 *
 * @param directory - where map.yaml lies
 * @returns the content; or every problem there is, in the order of the files
 */
export async function loadContent(
  directory: string,
  { texts: render = false }: LoadOptions = {},
): Promise<LoadedContent> {
  const list = problemList()
  const map = await readChecked(directory, 'map.yaml', MapFileSchema, list)
  const sources = await readChecked(directory, 'sources.yaml', SourcesFileSchema, list)
  const first = await readChecked(directory, 'first.yaml', FirstFileSchema, list)
  const glossary = await readChecked(directory, 'glossary.yaml', GlossaryFileSchema, list)
  if (glossary?.data) checkGlossary(glossary.data.terms, glossary.yaml, list)
  const alike = await readChecked(directory, 'alike.yaml', AlikeFileSchema, list)
  const roles = await readChecked(directory, 'roles.yaml', RolesFileSchema, list)
  if (map?.data) checkMap(map.data.nodes, map.yaml, list)
  const topics = namesOf(map, 'nodes')
  const keys = namesOf(sources, 'sources')
  const texts = await readAll(directory, 'topics', TopicFileSchema, topics, list)
  const files = await readAll(directory, 'cards', CardFileSchema, topics, list)
  const ids = files.includes(null) ? null : files.flatMap((file) => namesOf(file, 'cards') ?? [])
  const pages = texts.flatMap((file) => (file?.data ? [{ yaml: file.yaml, data: file.data }] : []))
  const cards = files.flatMap((file) => (file?.data ? placedCards(file.yaml, file.data) : []))
  for (const { yaml, data } of pages) checkCitations(data.sources, ['sources'], keys, yaml, list)
  const sound = checkCards(cards, { ids, sources: keys }, list)
  if (first?.data) checkFirst(first.data.cards, ids, first.yaml, list)
  if (roles?.data) checkRoles(roles.data.roles, topics, roles.yaml, list)
  if (alike?.data) checkAlike(alike.data.pairs, ids, alike.yaml, list)
  if (render) checkTexts(sound, pages, list)
  if (!map?.data || !sources?.data || !first?.data || !glossary?.data || !alike?.data || !roles?.data)
    return { ok: false, problems: list.problems }
  if (list.problems.length > 0) return { ok: false, problems: list.problems }
  return {
    ok: true,
    content: {
      topics: topicsOf(map.data.nodes, pages),
      cards: numbered(
        cards,
        map.data.nodes.map(({ id }) => id),
      ),
      first: first.data.cards,
      sources: new Map(Object.entries(sources.data.sources)),
      glossary: glossary.data.terms,
      alike: alike.data.pairs.map((pair) => pair.cards),
      roles: new Map(Object.entries(roles.data.roles)),
    },
  }
}

/** A file that is YAML, and its data where they fit the schema. */
interface Checked<Data> {
  readonly yaml: YamlFile
  readonly data: Data | null
}

/** Null where there is no such file, or it is no YAML. */
async function readChecked<Schema extends z.ZodType>(
  directory: string,
  file: string,
  schema: Schema,
  list: ProblemList,
): Promise<Checked<z.output<Schema>> | null> {
  const yaml = await readYaml(directory, file, list)
  return yaml && { yaml, data: parseWith(schema, yaml, list) }
}

/** All files below a folder, each of which names the topic of its own path, a node of the map. */
async function readAll<Schema extends z.ZodType<{ topic: string }>>(
  directory: string,
  folder: string,
  schema: Schema,
  topics: readonly string[] | null,
  list: ProblemList,
): Promise<(Checked<z.output<Schema>> | null)[]> {
  const files: (Checked<z.output<Schema>> | null)[] = []
  for (const name of await filesOf(directory, folder, list)) {
    const file = await readChecked(directory, name, schema, list)
    files.push(file)
    if (!file?.data) continue
    const { topic } = file.data
    const expected = name.slice(folder.length + 1).replace(/\.yaml$/, '')
    if (topic !== expected) list.add(file.yaml.problem(['topic'], 'wrong_file', { topic, expected }))
    if (topics && !topics.includes(topic)) {
      list.add(file.yaml.problem(['topic'], 'unknown_topic', unknown(topic, topics)))
    }
  }
  return files
}

/**
 * The names that a file defines, even where its data do not fit the schema: a slip in one node should not make every
 * mention of the others a problem. Null where the file cannot be read, so that nothing can be said.
 */
function namesOf(file: Checked<unknown> | null, field: string): string[] | null {
  const all: unknown = (file?.yaml.data as Record<string, unknown> | null | undefined)?.[field]
  if (typeof all !== 'object' || all === null) return null
  if (!Array.isArray(all)) return Object.keys(all)
  return all.flatMap((item: unknown) => {
    const id = (item as { id?: unknown } | null)?.id
    return typeof id === 'string' ? [id] : []
  })
}

function placedCards(yaml: YamlFile, { topic, cards }: z.output<typeof CardFileSchema>): PlacedCard[] {
  return cards.map((card, index) => ({ card, topicId: topic, yaml, index }))
}

/** The YAML files below a folder, by name; anything else that lies there is a mistake. */
async function filesOf(directory: string, folder: string, list: ProblemList): Promise<string[]> {
  const found = await readdir(join(directory, folder), { recursive: true, withFileTypes: true }).catch(() => [])
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length).split(sep).join('/').replace(/^\/+/, ''))
    .sort()
  for (const file of files) {
    if (!file.endsWith('.yaml')) list.add({ file, field: '', code: 'not_yaml', values: {} })
  }
  return files.filter((file) => file.endsWith('.yaml'))
}

function checkFirst(first: readonly string[], ids: readonly string[] | null, yaml: YamlFile, list: ProblemList): void {
  first.forEach((id, index) => {
    if (ids && !ids.includes(id)) list.add(yaml.problem(['cards', index], 'unknown_card', unknown(id, ids)))
    const before = first.indexOf(id)
    if (before === index) return
    const { line } = yaml.placeOf(['cards', before])
    list.add(yaml.problem(['cards', index], 'duplicate_id', { id, file: yaml.file, line }))
  })
}

function checkAlike(
  pairs: readonly { readonly cards: readonly string[] }[],
  ids: readonly string[] | null,
  yaml: YamlFile,
  list: ProblemList,
): void {
  pairs.forEach(({ cards }, index) => {
    cards.forEach((id, place) => {
      if (!ids || ids.includes(id)) return
      list.add(yaml.problem(['pairs', index, 'cards', place], 'unknown_card', unknown(id, ids)))
    })
  })
}

function topicsOf(
  nodes: z.output<typeof MapFileSchema>['nodes'],
  texts: readonly { readonly data: z.output<typeof TopicFileSchema> }[],
): Topic[] {
  const byTopic = new Map(texts.map(({ data }) => [data.topic, data]))
  return nodes.map((node, position) => {
    const text = byTopic.get(node.id)
    const base = { ...node, parentId: parentOf(node.id), position, sources: text?.sources ?? [] }
    return text ? { ...base, text: text.text } : base
  })
}

function numbered(cards: readonly PlacedCard[], ids: readonly string[]): Content['cards'] {
  const places = new Map(ids.map((id, index) => [id, index]))
  return [...cards]
    .sort((a, b) => (places.get(a.topicId) ?? 0) - (places.get(b.topicId) ?? 0) || a.index - b.index)
    .map(({ card, topicId, yaml }, position) => ({ card, ...cardVersion(card), topicId, position, file: yaml.file }))
}
