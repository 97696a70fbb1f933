import type { CardKind } from '@/lib/study'

/** What a session is narrowed to. */
export interface Scope {
  readonly topic?: string
  readonly kind?: CardKind
}

const KINDS: readonly CardKind[] = ['explain', 'choice', 'cloze', 'numeric', 'figure']
const LONGEST_ID = 200

/** What the address narrows the session to: `?topic=conv/padding`, `?kind=numeric`. Anything else is ignored. */
export function readScope(asked: Readonly<Record<string, string | string[] | undefined>>): Scope {
  const { topic } = asked
  const kind = KINDS.find((one) => one === asked['kind'])
  return {
    ...(typeof topic === 'string' && topic !== '' && topic.length <= LONGEST_ID ? { topic } : {}),
    ...(kind === undefined ? {} : { kind }),
  }
}
