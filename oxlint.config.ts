import { defineConfig } from 'oxlint'

type Refused = { regex: string; message: string; allowTypeImports?: boolean }

/**
 * The engine's capabilities in the order in which copy passes through them. Each may import those before it,
 * so no arrow points down: what follows an import is a list that engine.ts hands to intake.
 */
const capabilities = [
  'store',
  'items',
  'intake',
  'sources',
  'search',
  'stories',
  'marks',
  'vetting',
  'briefs',
  'desk',
]

const electron: Refused = {
  regex: '^electron($|/)',
  message: 'Only main and preload know Electron; engine, server, shell and page also run without it.',
}
const node: Refused = {
  regex: '^node:',
  message: 'There is no Node here: this runs in the page as well.',
}
const sqlite: Refused = {
  regex: '^better-sqlite3$',
  message: 'Only engine/store opens the database; others are handed it and import its type alone.',
  allowTypeImports: true,
}
const composition: Refused = {
  regex: '^(\\.\\./)+(engine|engine-process|actions)\\.ts$',
  message: 'engine.ts composes the capabilities; a capability that imports it turns the arrow round.',
}

/** Folders of `src` that a folder may not import, each with the reason. */
function folders(names: readonly string[], message: string): Refused {
  return { regex: `^(\\.\\./)+(${names.join('|')})/`, message }
}

function bound(files: string, patterns: Refused[]) {
  const rule: ['error', { patterns: Refused[] }] = ['error', { patterns }]
  return { files: [files], rules: { 'no-restricted-imports': rule } }
}

const fronts = folders(
  ['main', 'preload', 'renderer', 'server', 'cli'],
  'The engine does not know its fronts: window, browser and shell reach it through the contract.',
)
const throughEngine: Refused = {
  regex: '^(\\.\\./)+engine/(.+/|engine-process)',
  message: 'A front holds no newsroom logic: it opens engine/engine.ts and asks through the contract.',
}

const engineBounds = capabilities.map((name, index) =>
  bound(`src/engine/${name}/**`, [
    electron,
    fronts,
    composition,
    ...(name === 'store' ? [] : [sqlite]),
    ...(index === capabilities.length - 1
      ? []
      : [
          {
            regex: `^(\\.\\./)+(${capabilities.slice(index + 1).join('|')})/`,
            message: `${name} stands above these in the engine and may not know them; engine.ts brings them together.`,
          },
        ]),
  ]),
)

/** What a reader may not import; `up` is the way from its folder to `readers`. */
function readerBounds(up: string): Refused[] {
  return [
    electron,
    sqlite,
    fronts,
    {
      regex: `^${up}\\.\\./[^.]`,
      message: 'A reader sees the contract, items/draft.ts and its sibling readers: bytes in, drafts out.',
    },
    {
      regex: `^${up}\\.\\./\\.\\./(${capabilities.filter((name) => name !== 'items').join('|')}|[^/]+\\.ts$)`,
      message: 'A reader runs in a process of its own without store or engine: bytes in, drafts out.',
    },
    {
      regex: `^${up}\\.\\./\\.\\./items/([^d]|d[^r]|dr[^a])`,
      message: 'Of items a reader sees the type of a draft alone (items/draft.ts).',
    },
  ]
}

/** Lint rules, and who may import whom as docs/architecture.md draws it. */
export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'promise'],
  categories: { correctness: 'error', suspicious: 'error' },
  env: { builtin: true },
  ignorePatterns: ['out/**', 'tests/fixtures/**', 'resources/**'],
  rules: {
    'import/no-cycle': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/ban-ts-comment': 'error',
    eqeqeq: 'error',
    'prefer-const': 'error',
    'no-var': 'error',
    // Rows, messages and JSON arrive as `unknown`; whoever reads them names their type once.
    'typescript/no-unsafe-type-assertion': 'off',
    // Style sheets and entry files are imported for what they do.
    'import/no-unassigned-import': 'off',
    'promise/always-return': 'off',
    'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
    // Ports of a worker or of Electron have no target origin.
    'unicorn/require-post-message-target-origin': 'off',
    // A fresh array may be sorted in place, and a small function may stand where it is used.
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/consistent-function-scoping': 'off',
    // A set is copied before it is walked and changed, and a text is spread to count its code points.
    'unicorn/no-useless-spread': 'off',
    'typescript/no-misused-spread': 'off',
    'typescript/no-generated-empty-object-type': 'off',
    'typescript/unbound-method': 'off',
    // TypeScript's own check of returns knows unions.
    'typescript/consistent-return': 'off',
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
  },
  overrides: [
    {
      files: ['src/renderer/**'],
      plugins: ['react', 'typescript', 'unicorn', 'oxc', 'import', 'promise'],
      rules: {
        'react/rules-of-hooks': 'error',
        'react/exhaustive-deps': 'error',
        // With the automatic runtime JSX needs no React in scope.
        'react/react-in-jsx-scope': 'off',
      },
    },
    bound('src/contract/**', [
      electron,
      node,
      {
        regex: '^\\.\\./',
        message: 'The contract is what all others share: it imports nothing but its own files and zod.',
      },
    ]),
    bound('src/engine/*.ts', [electron, fronts, sqlite]),
    ...engineBounds,
    bound('src/engine/intake/readers/*.ts', readerBounds('')),
    // A family of readers has a folder of its own, one level further down.
    bound('src/engine/intake/readers/*/**', readerBounds('\\.\\./')),
    bound('src/server/**', [
      electron,
      sqlite,
      throughEngine,
      folders(['main', 'preload', 'renderer', 'cli'], 'The server is a front of its own.'),
    ]),
    bound('src/cli/**', [
      electron,
      sqlite,
      throughEngine,
      folders(['main', 'preload', 'renderer'], 'The shell needs no window.'),
      {
        regex: '^(\\.\\./)+server/(?:[^s]|s[^e]|se[^r]|ser[^v]|serv[^e]|serve[^-])',
        message: 'Of the server the shell starts server/serve-desk.ts and nothing else.',
      },
    ]),
    bound('src/main/**', [
      sqlite,
      folders(
        ['engine', 'server', 'cli', 'renderer', 'preload'],
        'Main starts the engine by file name and relays; it holds windows, menu and dialogs, and no copy.',
      ),
    ]),
    bound('src/preload/**', [
      node,
      folders(
        ['engine', 'server', 'cli', 'renderer', 'main'],
        'Preload is sandboxed: it passes one port and the paths of files, and imports types alone.',
      ),
    ]),
    bound('src/renderer/**', [
      electron,
      node,
      folders(
        ['engine', 'main', 'preload', 'server', 'cli'],
        'The page has no file, no network and no store: everything goes through the contract.',
      ),
    ]),
  ],
})
