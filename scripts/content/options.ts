import { parseArgs } from 'node:util'
import type { CardKind } from '@/lib/card'
import type { DeckRequest } from './deck-for-review'
import { CARD_KINDS } from './new-card'

/** What `npm run content` was asked to do. */
export type Command =
  | { readonly do: 'coverage' }
  | { readonly do: 'inspect' }
  | { readonly do: 'review'; readonly request: DeckRequest }
  | { readonly do: 'new'; readonly topic: string; readonly kind: CardKind }
  | { readonly do: 'schema' }
  | { readonly do: 'refuse'; readonly message: string }

/** Reads the words after `npm run content --`. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        deep: { type: 'boolean', default: false },
        instances: { type: 'string', default: '1' },
        only: { type: 'string' },
      },
    })
    if (positionals.length > 0) return readVerb(positionals)
    const instances = Number(values.instances)
    if (!Number.isInteger(instances) || instances < 1 || instances > MOST_INSTANCES)
      return {
        do: 'refuse',
        message: `--instances is ${values.instances}; a whole number of 1 … ${MOST_INSTANCES} is due`,
      }
    if (values.json)
      return { do: 'review', request: { instances, ...(values.only === undefined ? {} : { only: values.only }) } }
    return { do: values.deep ? 'inspect' : 'coverage' }
  } catch (error) {
    return { do: 'refuse', message: error instanceof Error ? error.message : String(error) }
  }
}

function readVerb([verb = '', topic = '', kind = 'explain']: readonly string[]): Command {
  if (verb === 'schema') return { do: 'schema' }
  const known = CARD_KINDS.find((name) => name === kind)
  if (verb !== 'new' || topic === '')
    return { do: 'refuse', message: `“${verb}” is not known; new TOPIC [KIND], or schema` }
  if (known === undefined)
    return { do: 'refuse', message: `“${kind}” is no kind of card; one of ${CARD_KINDS.join(', ')}` }
  return { do: 'new', topic, kind: known }
}

const MOST_INSTANCES = 100
