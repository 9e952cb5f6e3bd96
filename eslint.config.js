import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import boundaries from 'eslint-plugin-boundaries';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** Layers are folders; imports run downwards only (see README, "What each folder is"). */
const layers = {
  pages: 'src/pages',
  components: 'src/components',
  state: 'src/state',
  share: 'src/share',
  model: 'src/model',
  data: 'src/data',
  engine: 'src/engine',
  workers: 'workers',
  test: 'test',
  bench: 'bench',
  scripts: 'scripts',
};

/** What each layer may import by value. Every layer may also import itself and `src/failure.ts`. */
const mayImport = {
  pages: ['components', 'state', 'share'],
  components: ['state', 'share'],
  state: ['share'],
  workers: ['model', 'data', 'engine', 'share'],
  model: ['engine'],
  data: ['engine'],
  engine: [],
  share: [],
  test: ['*'],
  bench: ['*'],
  scripts: ['*'],
};

/** What it may import as a type only, on top: a message's shape may be known above the worker. */
const mayImportTypes = {
  pages: ['workers', 'data', 'engine'],
  components: ['workers', 'data', 'engine'],
  state: ['workers', 'data', 'engine'],
  model: ['data'],
};

const to = (types) => ({ to: { element: { types: { anyOf: types } } } });

const layerPolicies = [
  // The root files (main.ts, App.svelte) put the page together.
  {
    from: { file: { categories: 'root' } },
    allow: to(['pages', 'components', 'state', 'share', 'data']),
  },
  { from: { file: { categories: 'root' } }, allow: { to: { file: { categories: 'root' } } } },
  { allow: { to: { file: { categories: 'failure' } } } },
  { allow: { to: { module: { origin: ['external', 'core'] } } } },
  ...Object.entries(mayImport).map(([from, types]) => ({
    from: { element: { type: from } },
    allow: to([from, ...types]),
  })),
  ...Object.entries(mayImportTypes).map(([from, types]) => ({
    from: { element: { type: from } },
    allow: { ...to(types), dependency: { kind: 'type' } },
  })),
  // Tools and tests may look at anything, root files and configuration included.
  {
    from: { element: { types: { anyOf: ['test', 'bench', 'scripts'] } } },
    allow: { to: { file: { categories: ['root', 'config'] } } },
  },
  {
    from: { file: { categories: 'config' } },
    allow: to(['scripts', 'test']),
  },
  { from: { file: { categories: 'config' } }, allow: { to: { file: { categories: 'config' } } } },
];

/** An exception to a rule says why, after ` -- `. */
const explainedExceptions = {
  meta: { type: 'suggestion', schema: [], messages: { why: 'Say why after " -- ".' } },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments())
        if (/^\s*eslint-disable/.test(comment.value) && !/\s-{2,}\s+\S/.test(comment.value))
          context.report({ loc: comment.loc, messageId: 'why' });
    },
  }),
};

const screenGlobals = [
  'document',
  'window',
  'localStorage',
  'sessionStorage',
  'history',
  'alert',
  'requestAnimationFrame',
  'matchMedia',
  'HTMLElement',
].map((name) => ({ name, message: 'This layer knows no screen.' }));

export default defineConfig(
  {
    ignores: [
      'dist/',
      'public/',
      'node_modules/',
      'src/engine/wasm/assembly/',
      'src/engine/wasm/build/',
      'test-results/',
      'screenshots/',
      '.cache/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    files: ['**/*.ts'],
    extends: [ts.configs.strictTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Numbers and booleans print well; objects do not.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: true },
      ],
      // An engine without anything to wait for still has an asynchronous face.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
    rules: {
      // TypeScript knows which names exist; the rule does not know types.
      'no-undef': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // `let { a, b = $bindable() } = $props()` is one declaration; svelte's own rule knows that.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
      // Routes are `#/…` on a static page: there is no base path to resolve.
      'svelte/no-navigation-without-resolve': 'off',
      // It takes every Map and Set for state; most are private notes or replaced whole ($state.raw).
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['**/*.{ts,svelte}'],
    plugins: { boundaries, matinee: { rules: { 'explained-exceptions': explainedExceptions } } },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.svelte.ts', '.js', '.mjs', '.svelte'] } },
      'boundaries/legacy-templates': false,
      'boundaries/elements': Object.entries(layers).map(([type, pattern]) => ({
        type,
        pattern,
        partialMatch: false,
      })),
      'boundaries/files': [
        { category: 'failure', pattern: 'src/failure.ts' },
        { category: 'root', pattern: 'src/*.{ts,svelte}' },
        { category: 'config', pattern: '*.{ts,js}' },
      ],
    },
    rules: {
      'matinee/explained-exceptions': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          policies: layerPolicies,
          checkAllOrigins: true,
          message: 'Imports run downwards only (see eslint.config.js).',
        },
      ],
      'boundaries/no-unknown-files': 'error',
    },
  },
  {
    files: ['src/{model,engine,data,share}/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...screenGlobals],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['svelte', 'svelte/*'], message: 'This layer knows no screen.' }] },
      ],
    },
  },
  {
    files: ['src/share/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^[^.]', message: 'The share codec depends on nothing.' }] },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      // A test may build a wrong value on purpose.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
  },
);
