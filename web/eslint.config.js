import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

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
  return level.map((room) => {
    const besides = level.filter((other) => other !== room);
    const forbidden = [...above, ...besides];
    return {
      files: [`src/${room}/**/*.{ts,tsx}`],
      ignores: ['src/app/router.tsx'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: forbidden.map((other) => `@/${other}/*`),
                message: 'Arrows run down: see docs/web.md.',
              },
            ],
          },
        ],
      },
    };
  });
});

export default defineConfig([
  globalIgnores(['dist', 'generated', 'node_modules', 'src/theme']),
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [a11y.flatConfigs.strict, hooks.configs.flat.recommended],
  },
  {
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  ...arrows,
  { files: ['**/*.js'], extends: [ts.configs.disableTypeChecked] },
]);
