import { problemList } from './content-problem'
import { RolesFileSchema } from './file-schemas'
import type { Role } from './file-schemas'
import { formatContentProblem } from './format-problem'
import { parseWith } from './schema-problems'
import { readYaml } from './yaml-file'

/**
 * Reads the roles alone, by id and in their order.
 *
 * @param directory - the content folder
 * @throws Error with every problem of the file, which `loadContent` would have named
 */
export async function loadRoles(directory: string): Promise<ReadonlyMap<string, Role>> {
  const list = problemList()
  const yaml = await readYaml(directory, 'roles.yaml', list)
  const data = yaml && parseWith(RolesFileSchema, yaml, list)
  if (!data || list.problems.length > 0) throw new Error(list.problems.map(formatContentProblem).join('\n'))
  return new Map(Object.entries(data.roles))
}
