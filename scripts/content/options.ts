import { parseArgs } from 'node:util'
import type { DeckRequest } from './deck-for-review'

/** What `npm run content` was asked to do. */
export type Command =
  | { readonly do: 'coverage' }
  | { readonly do: 'inspect' }
  | { readonly do: 'review'; readonly request: DeckRequest }
  | { readonly do: 'refuse'; readonly message: string }

/** Reads the words after `npm run content --`. */
export function readCommand(args: readonly string[]): Command {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        deep: { type: 'boolean', default: false },
        instances: { type: 'string', default: '1' },
        only: { type: 'string' },
      },
    })
    const instances = Number(values.instances)
    if (!Number.isInteger(instances) || instances < 1 || instances > MOST_INSTANCES)
      return { do: 'refuse', message: `--instances is ${values.instances}; a whole number of 1 … ${MOST_INSTANCES} is due` }
    if (values.json) return { do: 'review', request: { instances, ...(values.only === undefined ? {} : { only: values.only }) } }
    return { do: values.deep ? 'inspect' : 'coverage' }
  } catch (error) {
    return { do: 'refuse', message: error instanceof Error ? error.message : String(error) }
  }
}

const MOST_INSTANCES = 100
