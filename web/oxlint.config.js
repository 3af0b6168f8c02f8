import { defineConfig } from 'oxlint';

// Rooms of the page, from the lowest to the highest: one may only import from those before it.
const rooms = [
  ['words', 'theme'],
  ['api'],
  ['ui'],
  ['app'],
  ['kinds'],
  ['registers'],
  ['access'],
  [
    'start',
    'imports',
    'risks',
    'internal_control',
    'activities',
    'figures',
    'report',
    'search',
    'incidents',
    'administration',
    'account',
    'trail',
    'persons_data',
  ],
];

const arrows = rooms.flatMap((level, index) => {
  const above = rooms.slice(index + 1).flat();
  return level.map((room) => ({
    files: [`src/${room}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [...above, ...level.filter((other) => other !== room)].map((other) => `@/${other}/**`),
              message: 'Arrows run down: see docs/web.md.',
            },
          ],
        },
      ],
    },
  }));
});

/** What is not among the linter's own choice, `correctness`. */
const besides = {
  eslint: [
    'no-array-constructor',
    'no-case-declarations',
    'no-empty',
    'no-fallthrough',
    'no-prototype-builtins',
    'no-regex-spaces',
    'no-unexpected-multiline',
    'no-useless-constructor',
    'no-var',
    'prefer-const',
    'prefer-rest-params',
    'prefer-spread',
  ],
  react: ['rules-of-hooks', 'unsupported-syntax'],
  typescript: [
    'consistent-type-imports',
    'no-deprecated',
    'no-dynamic-delete',
    'no-empty-object-type',
    'no-explicit-any',
    'no-extraneous-class',
    'no-generated-empty-object-type',
    'no-invalid-void-type',
    'no-misused-promises',
    'no-mixed-enums',
    'no-namespace',
    'no-non-null-asserted-nullish-coalescing',
    'no-non-null-assertion',
    'no-require-imports',
    'no-unnecessary-boolean-literal-compare',
    'no-unnecessary-condition',
    'no-unnecessary-template-expression',
    'no-unnecessary-type-arguments',
    'no-unnecessary-type-assertion',
    'no-unnecessary-type-constraint',
    'no-unnecessary-type-conversion',
    'no-unnecessary-type-parameters',
    'no-unsafe-argument',
    'no-unsafe-assignment',
    'no-unsafe-call',
    'no-unsafe-enum-comparison',
    'no-unsafe-function-type',
    'no-unsafe-member-access',
    'no-unsafe-return',
    'only-throw-error',
    'prefer-literal-enum-member',
    'prefer-promise-reject-errors',
    'prefer-reduce-type-parameter',
    'prefer-return-this-type',
    'related-getter-setter-pairs',
    'require-await',
    'unified-signatures',
    'use-unknown-in-catch-callback-variable',
  ],
};

export default defineConfig({
  ignorePatterns: ['dist', 'generated', 'node_modules', 'src/theme'],
  plugins: ['eslint', 'oxc', 'typescript', 'react', 'jsx-a11y'],
  categories: { correctness: 'error' },
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  rules: {
    ...Object.fromEntries(
      Object.entries(besides).flatMap(([plugin, names]) =>
        names.map((name) => [`${plugin}/${name}`, 'error']),
      ),
    ),
    // A status is told by its role: <output> is for what a form has reckoned.
    'jsx-a11y/prefer-tag-over-role': 'off',
    'typescript/ban-ts-comment': ['error', { minimumDescriptionLength: 10 }],
    'typescript/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    'typescript/restrict-plus-operands': [
      'error',
      {
        allowAny: false,
        allowBoolean: false,
        allowNullish: false,
        allowNumberAndString: false,
        allowRegExp: false,
      },
    ],
    'typescript/restrict-template-expressions': ['error', { allowNumber: true }],
    'typescript/return-await': ['error', 'error-handling-correctness-only'],
    'jsx-a11y/interactive-supports-focus': [
      'error',
      {
        tabbable: [
          'button',
          'checkbox',
          'link',
          'progressbar',
          'searchbox',
          'slider',
          'spinbutton',
          'switch',
          'textbox',
        ],
      },
    ],
    'jsx-a11y/no-noninteractive-element-interactions': [
      'error',
      { body: ['onError', 'onLoad'], iframe: ['onError', 'onLoad'], img: ['onError', 'onLoad'] },
    ],
  },
  overrides: [...arrows, { files: ['src/app/router.tsx'], rules: { 'no-restricted-imports': 'off' } }],
});
