import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const source = readFileSync(fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url)), 'utf8')

/** Which person is meant is looked up here, so the person cannot be the key: they live in a directory of their own. */
const DIRECTORY = ['Login', 'Token']

interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly types: readonly string[]
  /** the columns of the key and of each index, in their order */
  readonly orders: readonly (readonly string[])[]
}

const tables: Table[] = [...source.matchAll(/^model (\w+) \{\n([^]*?)^\}/gm)].map(([, name = '', body = '']) => {
  const fields = [...body.matchAll(/^ {2}(\w+) +(\w+)[?]?(\[\])?( .*)?$/gm)]
  return {
    name,
    columns: fields.map(([, column = '']) => column),
    types: fields.map(([, , type = '']) => type),
    orders: [
      ...fields.flatMap(([, column = '', , , rest = '']) => (/@(id|unique)\b/.test(rest) ? [[column]] : [])),
      ...[...body.matchAll(/^ {2}@@(?:id|unique|index)\(\[([^\]]*)\]/gm)].map(([, list = '']) => list.split(/, */)),
    ],
  }
})
const personal = tables.filter(({ name, columns }) => columns.includes('userId') && !DIRECTORY.includes(name))

test('the tables are found', () => {
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['User', 'LogEntry', 'CardState', 'Card']))
  expect(personal.length).toBeGreaterThan(5)
})

test.each(personal.map((table) => [table.name, table] as const))(
  'key and indexes of %s begin with the person, so that a cluster can be parted by people',
  (_, { orders }) => {
    expect(orders.length).toBeGreaterThan(0)
    for (const columns of orders) expect(columns[0]).toBe('userId')
  },
)

test('no table points at another: a foreign key would tie people, or a person and the deck, to one place', () => {
  const names = new Set(tables.map(({ name }) => name))
  for (const { name, types } of tables) expect([name, types.filter((type) => names.has(type))]).toEqual([name, []])
  expect(source).not.toContain('@relation')
})

test('no key is counted up by the database', () => {
  expect(source).not.toMatch(/autoincrement|dbgenerated/)
})
