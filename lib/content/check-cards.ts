import { checkCard, nearestName } from '@/lib/card'
import type { Card } from '@/lib/card'
import { unknown } from './check-map'
import type { FieldPath, ProblemList } from './content-problem'
import type { YamlFile } from './yaml-file'

/** A card and where it stands. */
export interface PlacedCard {
  readonly card: Card
  readonly topicId: string
  readonly yaml: YamlFile
  /** place in the file's list */
  readonly index: number
}

/** What may be named; null where that is not known, because a file could not be read. */
export interface KnownNames {
  readonly ids: readonly string[] | null
  readonly sources: readonly string[] | null
}

/**
 * What the schema of one file cannot see: cards are there once over all files and under one name, cite sources and name
 * cards that are there, and pass the card room's own check.
 *
 * @returns the cards that pass that check, so that they can be instantiated
 */
export function checkCards(cards: readonly PlacedCard[], known: KnownNames, list: ProblemList): PlacedCard[] {
  const sound: PlacedCard[] = []
  const ids = new Map<string, PlacedCard>()
  for (const placed of cards) {
    const other = ids.get(placed.card.id)
    // twice in one file is the schema's to say
    if (other && other.yaml !== placed.yaml) add(placed, ['id'], 'duplicate_id', found(placed.card.id, other))
    else ids.set(placed.card.id, placed)
  }
  const former = new Map<string, PlacedCard>()
  for (const placed of cards) {
    const { card, yaml, index } = placed
    checkCitations(card.sources, ['cards', index, 'sources'], known.sources, yaml, list)
    card.givesAway.forEach((id, place) => {
      if (known.ids && !known.ids.includes(id))
        add(placed, ['givesAway', place], 'unknown_card', unknown(id, known.ids))
    })
    card.was.forEach((id, place) => {
      const other = ids.get(id) ?? former.get(id)
      if (other) add(placed, ['was', place], 'duplicate_id', found(id, other))
      else former.set(id, placed)
    })
    const own = checkCard(card)
    if (own.length === 0) sound.push(placed)
    for (const { field, code, line, column, values } of own) {
      const path = pathOf(field, index)
      const problem = yaml.problem(path, code, { ...values, ...nearby(code, values) })
      list.add(line === undefined ? problem : { ...problem, ...yaml.placeInText(path, line, column ?? 1) })
    }
  }
  return sound

  function add({ yaml, index }: PlacedCard, path: FieldPath, code: string, values: Record<string, string | number>) {
    list.add(yaml.problem(['cards', index, ...path], code, values))
  }
}

/** Every cited source is one of sources.yaml; null where that could not be read. */
export function checkCitations(
  citations: readonly { readonly key: string }[],
  path: FieldPath,
  sources: readonly string[] | null,
  yaml: YamlFile,
  list: ProblemList,
): void {
  citations.forEach(({ key }, place) => {
    if (sources === null || sources.includes(key)) return
    list.add(yaml.problem([...path, place, 'key'], 'unknown_source', unknown(key, sources)))
  })
}

/** `template.misconceptions.0.say.en` of a card → its path in the file. */
export function pathOf(field: string, index: number): (string | number)[] {
  const parts = field === '' ? [] : field.split('.')
  return ['cards', index, ...parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part))]
}

function found(id: string, { yaml, index }: PlacedCard): Record<string, string | number> {
  return { id, file: yaml.file, line: yaml.placeOf(['cards', index, 'id']).line }
}

/** The card room lists what it knows; the nearest of it is what was most likely meant. */
function nearby(code: string, values: Readonly<Record<string, string | number>>): Record<string, string> {
  const { name, known } = values
  if (!code.startsWith('unknown_') || typeof name !== 'string' || typeof known !== 'string') return {}
  const nearest = nearestName(name, known.split(/,\s*/))
  return nearest === undefined ? {} : { nearest }
}
