import { nearestName } from '@/lib/card'
import type { ProblemList } from './content-problem'
import type { YamlFile } from './yaml-file'

interface Node {
  readonly id: string
  readonly prerequisites: readonly string[]
}

/**
 * What the schema of the map cannot see: ids are there once, each below its parent, and the prerequisites are topics and
 * lead in no circle.
 */
export function checkMap(nodes: readonly Node[], yaml: YamlFile, list: ProblemList): void {
  const places = new Map<string, number>()
  nodes.forEach(({ id }, index) => {
    const path = ['nodes', index, 'id']
    const first = places.get(id)
    if (first !== undefined) {
      const line = yaml.placeOf(['nodes', first, 'id']).line
      list.add(yaml.problem(path, 'duplicate_id', { id, file: yaml.file, line }))
      return
    }
    const parent = parentOf(id)
    if (parent !== null && !places.has(parent)) list.add(yaml.problem(path, 'parent_missing', { id, parent }))
    places.set(id, index)
  })
  nodes.forEach(({ id, prerequisites }, index) => {
    prerequisites.forEach((topic, place) => {
      const path = ['nodes', index, 'prerequisites', place]
      if (!places.has(topic)) list.add(yaml.problem(path, 'unknown_topic', unknown(topic, places.keys())))
      else if (topic === id) list.add(yaml.problem(path, 'prerequisite_cycle', { cycle: `${id} → ${id}` }))
    })
  })
  checkCircles(nodes, places, yaml, list)
}

/** The id of the topic above, null at the top. */
export function parentOf(id: string): string | null {
  const slash = id.lastIndexOf('/')
  return slash < 0 ? null : id.slice(0, slash)
}

/** What a message says of a name that is not known. */
export function unknown(name: string, known: Iterable<string>): Record<string, string> {
  const nearest = nearestName(name, known)
  return nearest === undefined ? { name } : { name, nearest }
}

/** Each circle is named once, at the topic where the walk comes back to itself. */
function checkCircles(
  nodes: readonly Node[],
  places: ReadonlyMap<string, number>,
  yaml: YamlFile,
  list: ProblemList,
): void {
  const done = new Set<string>()
  const walk = (id: string, trail: readonly string[]): void => {
    const start = trail.indexOf(id)
    if (start >= 0) {
      const cycle = [...trail.slice(start), id]
      const index = places.get(trail.at(-1) ?? id) ?? 0
      // a topic that needs itself has been named already
      if (cycle.length > 2) {
        list.add(yaml.problem(['nodes', index, 'prerequisites'], 'prerequisite_cycle', { cycle: cycle.join(' → ') }))
      }
      return
    }
    if (done.has(id)) return
    const node = nodes[places.get(id) ?? -1]
    for (const topic of node?.prerequisites ?? []) walk(topic, [...trail, id])
    done.add(id)
  }
  for (const { id } of nodes) walk(id, [])
}
