import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import config, { ROOMS } from '../.dependency-cruiser.mjs'
import { withRooms } from '../scripts/draw-rooms.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

let result: ICruiseResult
beforeAll(async () => {
  result = await look(['app', 'lib'])
}, 120_000)

test('imports run the one way that the table of rooms allows', () => {
  expect(violations(result)).toEqual([])
})

test('the check sees every source file there is', () => {
  const seen = new Set(result.modules.map(({ source }) => source))
  expect(sourceFiles().filter((file) => !seen.has(file))).toEqual([])
  expect(sourceFiles().length).toBeGreaterThan(100)
})

test('every folder of lib is a room of the table, with a door that says what it is for', () => {
  const folders = readdirSync(join(root, 'lib')).sort()
  expect(folders).toEqual(Object.keys(ROOMS).sort())
  for (const folder of folders) {
    const door = readFileSync(join(root, 'lib', folder, 'index.ts'), 'utf8')
    expect(
      door
        .split('\n')
        .slice(0, 3)
        .every((line) => line.startsWith('// ')),
      `the head of lib/${folder}/index.ts`,
    ).toBe(true)
    expect(door, `lib/${folder}/index.ts`).not.toMatch(/export \*/)
    const server = ROOMS[folder as keyof typeof ROOMS].runs === 'server'
    expect(/import 'server-only'/.test(door), `lib/${folder} marks itself as server only`).toBe(server)
  }
})

const planted = mkdtempSync(join(root, 'lib/engine/planted-'))
afterAll(() => rmSync(planted, { recursive: true, force: true }))

test.each([
  ['a room above', "import { store } from '@/lib/db'\nexport const x = store", 'room-engine'],
  [
    'an inner file of another room',
    "import { LIMITS } from '@/lib/limits/limits'\nexport const x = LIMITS",
    'doors-only',
  ],
  [
    'a Node module in a pure room',
    "import { readFileSync } from 'node:fs'\nexport const x = readFileSync",
    'pure-rooms-without-node',
  ],
  ["another room's package", "import { fsrs } from 'ts-fsrs'\nexport const x = fsrs", 'owner-memory'],
  ['a file that is not there', "import { x as y } from './nowhere'\nexport const x = y", 'resolvable'],
])(
  'finds a planted import of %s',
  async (_, source, rule) => {
    const file = join(planted, 'wrong.ts')
    writeFileSync(file, source)
    expect(violations(await look([relative(root, file)])).map(({ name }) => name)).toContain(rule)
  },
  60_000,
)

test("the README's diagram is drawn from the same table", () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  expect(withRooms(readme)).toBe(readme)
})

async function look(places: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(
    places,
    { ...config.options, ruleSet: { forbidden: config.forbidden ?? [] }, validate: true, baseDir: root },
    undefined,
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  )
  if (typeof output === 'string') throw new Error(output)
  return output
}

const violations = ({ summary }: ICruiseResult) =>
  summary.violations.map(({ rule, from, to }) => ({ name: rule.name, from, to }))

function sourceFiles(): string[] {
  return ['app', 'lib'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file}`)
      .filter((file) => /\.tsx?$/.test(file) && !file.includes('generated') && !file.includes('planted-')),
  )
}
