import type { ContentProblem } from './content-problem'

type Values = ContentProblem['values']
type Words = (values: Values) => readonly [wrong: string, right: string]

const nearest = (values: Values, otherwise: string): string =>
  values['nearest'] === undefined ? otherwise : `did you mean “${values['nearest']}”?`

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  int: 'a whole number',
  boolean: 'true or false',
}

const named = (type: string | number | undefined): string => TYPES[String(type)] ?? `a ${type}`

const unknown =
  (what: string, where: string): Words =>
  (values) => [`${what} “${values['name']}” is not there`, nearest(values, where)]

/** What was wrong and what would be right, by code. */
const WORDS: Readonly<Record<string, Words>> = {
  file_missing: () => ['there is no such file', 'every content folder has one'],
  not_yaml: () => ['this is no card file', 'a file here ends in .yaml'],
  yaml: ({ message }) => [`this is no YAML: ${message}`, 'see the place'],
  unknown_key: (values) => [`key “${values['key']}” is not known`, nearest(values, `known here: ${values['known']}`)],
  field_missing: ({ expected }) => ['the field is missing', `${named(expected)} belongs here`],
  wrong_type: ({ expected, found }) => [`${found} is of the wrong type`, `${named(expected)} belongs here`],
  wrong_value: (values) => [
    `${values['found']} is none of the allowed values`,
    nearest(values, `one of ${values['expected']}`),
  ],
  wrong_format: ({ found, expected }) => [`${found} is not written as it should be`, `it has to match ${expected}`],
  wrong_key: ({ found }) => [`${found} cannot be a key here`, 'use lower-case letters, digits and hyphens'],
  too_small: ({ found, limit, of }) => [`${found} is too small for this ${of}`, `at least ${limit}`],
  too_big: ({ found, limit, of }) => [`${found} is too big for this ${of}`, `at most ${limit}`],
  invalid: ({ found, message }) => [`${found} is not allowed`, String(message ?? 'see DATA')],
  duplicate_id: ({ id, file, line }) => [
    `“${id}” is used twice`,
    file === undefined ? 'every id is there once' : `the other is in ${file}, line ${line}`,
  ],
  id_of_another_topic: ({ id, topic }) => [
    `card “${id}” is in the file of ${topic}`,
    `its id has to begin with “${topic}:”`,
  ],
  wrong_file: ({ topic, expected }) => [`the file says topic “${topic}”`, `by its path it is that of “${expected}”`],
  parent_missing: ({ id, parent }) => [`“${id}” has no topic above it`, `“${parent}” has to come before it`],
  prerequisite_cycle: ({ cycle }) => [`prerequisites go round in a circle: ${cycle}`, 'leave one of them out'],
  unknown_topic: unknown('topic', 'topics are listed in map.yaml'),
  weight_without_effect: ({ topic, factor }) => [
    `the weight ${factor} of “${topic}” says nothing new`,
    'it has that weight from above already; leave the line out',
  ],
  unknown_source: unknown('source', 'sources are listed in sources.yaml'),
  unknown_card: unknown('card', 'ids are those of the card files'),
  formula_wrong: ({ formula }) => [`KaTeX cannot read “${formula}”`, 'correct the command or its braces'],
  emphasis_not_read: () => [
    '“**” is left in the text',
    'put punctuation outside of the emphasis, or a space beside it',
  ],
  image_refused: () => ['a picture cannot be shown in a text', 'pictures are drawn by the engine'],
  hole_lost: () => ['a value stands where it cannot be shown', 'put it into text, code or a formula'],
  text_too_long: ({ found, limit }) => [`there are ${found}`, `at most ${limit}`],
  text_too_deep: ({ found, limit }) => [`lists, quotations or brackets are nested ${found} deep`, `at most ${limit}`],
  formula_too_long: ({ found, limit }) => [`a formula has ${found}`, `at most ${limit}`],
  formulas_too_long: ({ found, limit, lang }) => [
    `the formulas of the card have ${found} characters together in ${lang}`,
    `at most ${limit}`,
  ],
}

/**
 * A problem as a line for the terminal: `file:line:column: field: what was wrong; what would be right`.
 *
 * Codes of the card room and of the engine that have no words here are shown with their numbers.
 */
export function formatContentProblem({ file, line, column, field, code, values }: ContentProblem): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  const words = WORDS[code]?.(values) ?? [code.replaceAll('_', ' '), listed(values)]
  return `${place}: ${field === '' ? '' : `${field}: `}${words.filter((part) => part !== '').join('; ')}`
}

function listed(values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}
