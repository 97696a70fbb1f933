import { nearestName } from '@/lib/card'
import type { ProblemList } from './content-problem'
import type { RolesFile } from './file-schemas'
import type { YamlFile } from './yaml-file'

/**
 * What the schema of the roles cannot see: each topic is one of the map, and a factor that is the same as the one from
 * above says nothing.
 *
 * @param topics - ids of the map; null where it cannot be read
 */
export function checkRoles(
  roles: RolesFile['roles'],
  topics: readonly string[] | null,
  yaml: YamlFile,
  list: ProblemList,
): void {
  for (const [role, { weights }] of Object.entries(roles)) {
    for (const [topic, factor] of Object.entries(weights)) {
      const path = ['roles', role, 'weights', topic]
      if (topics && !topics.includes(topic)) {
        const nearest = nearestName(topic, topics)
        list.add(yaml.problem(path, 'unknown_topic', { name: topic, ...(nearest === undefined ? {} : { nearest }) }))
      } else if (factor === factorAbove(weights, topic)) {
        list.add(yaml.problem(path, 'weight_without_effect', { topic, factor }))
      }
    }
  }
}

/** The factor that a topic would have without one of its own. */
function factorAbove(weights: Readonly<Record<string, number>>, topic: string): number {
  const slash = topic.lastIndexOf('/')
  if (slash < 0) return 1
  const above = topic.slice(0, slash)
  return weights[above] ?? factorAbove(weights, above)
}
