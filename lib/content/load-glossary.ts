import { checkGlossary } from './check-glossary'
import { problemList } from './content-problem'
import { formatContentProblem } from './format-problem'
import { GlossaryFileSchema } from './file-schemas'
import type { Term } from './file-schemas'
import { parseWith } from './schema-problems'
import { readYaml } from './yaml-file'

/**
 * Reads the glossary alone.
 *
 * @param directory - the content folder
 * @throws Error with every problem of the file, which `loadContent` would have named
 */
export async function loadGlossary(directory: string): Promise<readonly Term[]> {
  const list = problemList()
  const yaml = await readYaml(directory, 'glossary.yaml', list)
  const data = yaml && parseWith(GlossaryFileSchema, yaml, list)
  if (data) checkGlossary(data.terms, yaml, list)
  if (!data || list.problems.length > 0) throw new Error(list.problems.map(formatContentProblem).join('\n'))
  return data.terms
}
