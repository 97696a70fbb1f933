import next from 'eslint-config-next/core-web-vitals'
import nextTypeScript from 'eslint-config-next/typescript'

/** Rooms that compile without Node and without a browser: time and chance come in as arguments. */
const PURE = 'lib/{limits,engine,time,i18n,figure,card,grading,memory,plan}/**'
/** Rooms and parts of the app that run on the server alone. */
const SERVER = ['lib/{prose,content,training,db,auth,study}/**', 'app/_server/**', 'app/api/**', 'proxy.ts']
/** Files whose default export Next, or a tool, asks for. */
const PAGES = ['app/**/{page,layout,not-found,loading}.tsx', 'app/i18n.ts']
const DEFAULTS = [
  'app/**/{error,global-error}.tsx',
  'app/manifest.ts',
  '*.config.{js,mjs,ts}',
  '.dependency-cruiser.mjs',
  'tests/support/**',
]

const BANS = {
  html: [
    {
      selector: "JSXAttribute[name.name='dangerouslySetInnerHTML'], Property[key.name='dangerouslySetInnerHTML']",
      message: 'HTML goes in through <Prose> (app/_ui/prose.tsx), which takes it from the one renderer.',
    },
    {
      selector:
        "MemberExpression[property.name=/^(innerHTML|outerHTML)$/], CallExpression[callee.property.name='insertAdjacentHTML']",
      message: 'HTML goes in through <Prose> (app/_ui/prose.tsx), which takes it from the one renderer.',
    },
  ],
  words: [
    {
      selector: 'JSXText[value=/\\p{L}/u]',
      message: 'Words stand in lib/i18n/messages, in both languages.',
    },
  ],
  defaults: [
    {
      selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
      message: 'Export by name; a default only where Next asks for one.',
    },
  ],
  unsafe: [
    {
      selector: 'MemberExpression[property.name=/Unsafe$/]',
      message: 'Raw SQL stays in lib/db, where its values are bound.',
    },
  ],
  clock: [
    {
      selector:
        "CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0]",
      message: 'The only clock of the server is app/_server/clock.ts; time comes in as an argument.',
    },
  ],
  chance: [
    {
      selector:
        "CallExpression[callee.object.name='Math'][callee.property.name='random'], CallExpression[callee.object.name='performance']",
      message: 'A pure room is told its seed and its instant.',
    },
  ],
  fetch: [
    {
      selector: "CallExpression[callee.name='fetch'][arguments.0.type!='Literal']",
      message: 'The server fetches no address that came from anywhere else.',
    },
  ],
}

// A later entry replaces the rule of an earlier one whole, so each kind of file names all of its bans.
const bans = (files, ...names) => ({
  files,
  rules: { 'no-restricted-syntax': ['error', ...names.flatMap((name) => BANS[name])] },
})

const config = [
  {
    ignores: [
      '.next*/**',
      '.cache/**',
      'coverage/**',
      'data/**',
      'lib/db/generated/**',
      'next-env.d.ts',
      'tests/.artifacts/**',
    ],
  },
  ...next,
  ...nextTypeScript,
  bans(['**/*.{ts,tsx,js,mjs}'], 'html', 'words', 'defaults', 'unsafe'),
  bans([PURE], 'html', 'words', 'defaults', 'unsafe', 'clock', 'chance'),
  bans(SERVER, 'html', 'words', 'defaults', 'unsafe', 'clock', 'fetch'),
  bans(['lib/db/**'], 'html', 'words', 'defaults', 'clock', 'fetch'),
  bans(['app/_server/clock.ts'], 'html', 'words', 'defaults', 'unsafe', 'fetch'),
  bans(['app/_ui/prose.tsx'], 'words', 'defaults', 'unsafe'),
  bans(['app/**/actions.ts'], 'html', 'words', 'defaults', 'unsafe', 'clock', 'fetch'),
  bans(PAGES, 'html', 'words', 'unsafe', 'clock', 'fetch'),
  bans(DEFAULTS, 'html', 'words', 'unsafe'),
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'smart'],
      'no-console': ['error', { allow: ['error', 'warn'] }],
    },
  },
  // leaving a session loads the document anew, so that Today is drawn with what was just answered
  { files: ['app/review/**'], rules: { '@next/next/no-html-link-for-pages': 'off' } },
  { files: ['scripts/**', 'tests/**', '.ci/**'], rules: { 'no-console': 'off' } },
  // no components there: a name that begins with use- is no hook
  { files: ['lib/**', 'scripts/**', 'tests/**'], rules: { 'react-hooks/rules-of-hooks': 'off' } },
  { files: ['.dependency-cruiser.mjs'], rules: { 'import/no-anonymous-default-export': 'off' } },
]

export default config
