import type { ProblemList } from './content-problem'
import type { YamlFile } from './yaml-file'

/** What the schema of the glossary cannot see: every id is there once. */
export function checkGlossary(terms: readonly { readonly id: string }[], yaml: YamlFile, list: ProblemList): void {
  const first = new Map<string, number>()
  terms.forEach(({ id }, index) => {
    const other = first.get(id)
    if (other === undefined) return first.set(id, index)
    const { line } = yaml.placeOf(['terms', other, 'id'])
    list.add(yaml.problem(['terms', index, 'id'], 'duplicate_id', { id, file: yaml.file, line }))
  })
}
