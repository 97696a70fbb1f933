// The rooms of lib/ and app/, and which may import which: the one table. The import rules, the test that holds them
// (tests/architecture.test.ts) and the diagram in README.md are all made from it.

/**
 * @typedef {object} Room
 * @property {string} subject - what the room is for
 * @property {readonly string[]} imports - rooms it may import
 * @property {'both' | 'server'} runs - where its code may run; `both` means pure
 * @property {readonly string[]} [owns] - packages that no other room may know
 */

/** @satisfies {Record<string, Room>} */
export const ROOMS = {
  limits: { subject: 'every bound as data', imports: [], runs: 'both' },
  engine: { subject: 'network → shapes, counts, receptive fields', imports: ['limits'], runs: 'both' },
  time: { subject: "the user's day", imports: [], runs: 'both' },
  i18n: { subject: 'words in two languages', imports: [], runs: 'both' },
  figure: { subject: 'engine results → scenes', imports: ['engine'], runs: 'both' },
  card: { subject: 'what a card is', imports: ['engine', 'figure', 'limits'], runs: 'both' },
  grading: { subject: 'what was typed → verdict', imports: ['card', 'engine', 'limits'], runs: 'both' },
  memory: { subject: 'log → memory state', imports: ['limits', 'time'], runs: 'both', owns: ['ts-fsrs'] },
  plan: { subject: 'which card next', imports: ['memory', 'time'], runs: 'both' },
  prose: {
    subject: 'Markdown and TeX → safe HTML',
    imports: ['limits'],
    runs: 'server',
    owns: ['unified', 'remark-[^/]+', 'rehype-[^/]+', 'katex', 'shiki', '@shikijs/[^/]+'],
  },
  content: {
    subject: 'files → checked cards',
    imports: ['card', 'grading', 'figure', 'prose', 'limits'],
    runs: 'server',
    owns: ['yaml'],
  },
  training: {
    subject: 'log → a memory model that fits',
    imports: ['memory', 'plan', 'time'],
    runs: 'server',
    owns: ['@open-spaced-repetition/[^/]+'],
  },
  db: {
    subject: 'rows ↔ our types',
    imports: ['card', 'grading', 'memory', 'plan', 'time', 'limits'],
    runs: 'server',
    owns: ['@prisma/[^/]+', 'better-sqlite3', 'pg'],
  },
  auth: { subject: 'who is asking', imports: ['db', 'limits'], runs: 'server', owns: ['next-auth', '@node-rs/argon2'] },
  study: {
    subject: 'use cases: load, decide, save',
    imports: [
      'content',
      'db',
      'prose',
      'engine',
      'time',
      'i18n',
      'figure',
      'card',
      'grading',
      'memory',
      'plan',
      'training',
      'limits',
    ],
    runs: 'server',
  },
}

/** What screens and routes may import. */
export const APP_IMPORTS = [
  'study',
  'auth',
  'i18n',
  'limits',
  'engine',
  'time',
  'figure',
  'card',
  'grading',
  'memory',
  'plan',
]

const names = Object.keys(ROOMS)
const anyOf = (list) => `(${list.join('|')})`

const roomRules = Object.entries(ROOMS).map(([name, { imports }]) => ({
  name: `room-${name}`,
  comment: `lib/${name} may import ${imports.join(', ') || 'no other room'}`,
  severity: 'error',
  from: { path: `^lib/${name}/` },
  to: { path: '^(lib|app)/', pathNot: `^lib/${anyOf([name, ...imports])}/` },
}))

const ownerRules = Object.entries(ROOMS)
  .filter(([, room]) => room.owns)
  .map(([name, room]) => ({
    name: `owner-${name}`,
    comment: `only lib/${name} knows ${room.owns.join(', ')}`,
    severity: 'error',
    from: { path: '^(app|lib)/', pathNot: `^lib/${name}/` },
    to: { path: `node_modules/${anyOf(room.owns)}(/|$)`, pathNot: 'katex/dist/(katex\\.min\\.css|fonts/)' },
  }))

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...roomRules,
    ...ownerRules,
    {
      name: 'app-imports',
      comment: `app may import ${APP_IMPORTS.join(', ')}`,
      severity: 'error',
      from: { path: '^(app/|proxy\\.ts)' },
      to: { path: '^lib/', pathNot: `^lib/${anyOf(APP_IMPORTS)}/` },
    },
    {
      name: 'doors-only',
      comment:
        'another room is entered by its door, index.ts; the lesser parts of the engine have their own, to stay out of the browser; the catalogues are data, loaded one language at a time and compiled by the build',
      severity: 'error',
      from: { path: '^(lib/([^/]+)|app)/' },
      to: {
        path: '^lib/[^/]+/',
        pathNot:
          '^lib/($2)/|^lib/[^/]+/index\\.ts$|^lib/engine/(presets|misconceptions|derivation|statistics)/index\\.ts$|^lib/i18n/messages/[a-z]+\\.json$',
      },
    },
    { name: 'no-cycles', severity: 'error', from: { path: '^(lib|app)/' }, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: { path: '^(lib|app)/' }, to: { couldNotResolve: true } },
    {
      name: 'pure-rooms-without-node',
      comment: 'pure rooms run in a browser as well',
      severity: 'error',
      from: { path: `^lib/${anyOf(names.filter((name) => ROOMS[name].runs === 'both'))}/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'known-rooms',
      comment: 'a new room is a row of the table first',
      severity: 'error',
      from: {},
      to: { path: '^lib/[^/]+/', pathNot: `^lib/${anyOf(names)}/` },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', 'lib/db/generated'] },
    exclude: { path: ['^\\.next'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
