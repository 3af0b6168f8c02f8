import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { allWords } from './words';

const source = path.resolve(import.meta.dirname, '..');
const components = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx') && !name.endsWith('.test.tsx'))
  .map((name) => path.join(source, name));

/** Attributes that people see or hear. */
const spoken = new Set([
  'aria-label',
  'title',
  'alt',
  'placeholder',
  'label',
  'description',
  'aria-description',
]);
/** The product's name and the names of the languages are the same in both. */
const names = /^(Ringmur|Svenska|English|[A-Za-zÅÄÖ]|[A-ZÅÄÖ]{1,4}|[^\p{L}]*)$/u;

function spokenLiterals(file: string, text = readFileSync(file, 'utf8')): string[] {
  const found: string[] = [];
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const note = (node: ts.Node, text: string) => {
    if (names.test(text.trim())) return;
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${path.relative(source, file)}:${line + 1}: ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      if (spoken.has(node.name.getText())) note(node, node.initializer.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

describe('the words of the page', async () => {
  await Promise.all(
    Object.values(import.meta.glob(['../**/words.ts', '../**/*_words.ts'])).map((load) => load()),
  );
  const all = allWords().flatMap(({ room, entries }) =>
    Object.entries(entries).map(([key, [sv, en]]) => ({ name: `${room}.${key}`, sv, en })),
  );

  it('finds the rooms', () => {
    expect(allWords().length).toBeGreaterThan(3);
  });

  it('has each of them in both languages, with the same values filled in', () => {
    const faulty = all.filter(
      ({ sv, en }) =>
        !sv ||
        !en ||
        sv !== sv.trim() ||
        en !== en.trim() ||
        placeholders(sv).join() !== placeholders(en).join(),
    );
    expect(faulty).toEqual([]);
  });

  it('follows the number in both forms', () => {
    const keys = new Set(all.map(({ name }) => name));
    const alone = [...keys].filter(
      (key) => key.endsWith('_one') && !keys.has(key.replace(/_one$/, '_other')),
    );
    expect(alone).toEqual([]);
  });

  it('has no word in a component', () => {
    expect(components.length).toBeGreaterThan(20);
    expect(components.flatMap((file) => spokenLiterals(file))).toEqual([]);
  });

  it('finds one where there is one', () => {
    const example = '<p title="Spara" className="x">{w("x")} Avbryt</p>';
    expect(spokenLiterals(path.join(source, 'x.tsx'), example)).toEqual([
      'x.tsx:1: Spara',
      'x.tsx:1: Avbryt',
    ]);
  });
});
