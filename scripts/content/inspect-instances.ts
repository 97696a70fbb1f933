import { listInstances } from '@/lib/card'
import { checkInstances, hasInstances } from '@/lib/content'
import type { Content, InstanceViolation } from '@/lib/content'

/** Instances of a template that are looked at and rendered; of one that has more, as many seeds. */
const MOST = 1_000

export interface Inspection {
  /** to be printed */
  readonly lines: readonly string[]
  readonly hasErrors: boolean
}

/**
 * Looks at every instance of every template. Every error has a line with its card, seed and values; warnings of one kind
 * on one field are a line together, with how many instances show it and the first of them.
 */
export function inspectInstances({ cards, sources }: Content): Inspection {
  const templates = cards.map(({ card }) => card).filter(hasInstances)
  const found = templates.flatMap((card) => checkInstances(card, sources, { checked: MOST, rendered: MOST }))
  const errors = found.filter(({ severity }) => severity === 'error')
  const warnings = groupsOf(found.filter(({ severity }) => severity === 'warning'))
  const looked = templates.reduce((total, card) => total + listInstances(card, MOST).values.length, 0)
  return {
    lines: [
      ...errors.map((violation) => `error    ${inALine(violation)}`),
      ...warnings.map(
        ([first, ...others]) =>
          `warning  ${inALine(first)}${others.length === 0 ? '' : `  (and ${others.length} more)`}`,
      ),
      `${templates.length} templates, ${looked} instances: ${errors.length} errors, ${warnings.length} kinds of warnings`,
      ...summary(warnings),
    ],
    hasErrors: errors.length > 0,
  }
}

type Group = readonly [InstanceViolation, ...InstanceViolation[]]

function groupsOf(violations: readonly InstanceViolation[]): Group[] {
  const groups = new Map<string, [InstanceViolation, ...InstanceViolation[]]>()
  for (const violation of violations) {
    const key = [violation.card, violation.field, violation.code].join()
    const group = groups.get(key)
    if (group) group.push(violation)
    else groups.set(key, [violation])
  }
  return [...groups.values()]
}

function inALine({ card, field, code, seed, drawn, values }: InstanceViolation): string {
  const at = [...(seed === undefined ? [] : [`seed ${seed}`]), ...(drawn === undefined ? [] : [pairs(drawn)])]
  return `${card}  ${field}  ${code} ${pairs(values)}${at.length === 0 ? '' : `  at ${at.join(', ')}`}`
}

function pairs(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
}

function summary(warnings: readonly Group[]): string[] {
  const counts = new Map<string, number>()
  for (const [{ code }] of warnings) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => `  ${code}: ${count}`)
}
