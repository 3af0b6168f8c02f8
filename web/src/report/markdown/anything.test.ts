import type { JSONContent } from '@tiptap/react';
import { getSchema } from '@tiptap/react';
import { describe, expect, it } from 'vitest';
import { documentOf } from './documentOf';
import { extensions } from './extensions';
import { fits } from './fits';
import { markdownOf } from './markdownOf';

const schema = getSchema(extensions);
const paragraph = (...content: JSONContent[]) => ({ type: 'paragraph', content });
const document = (...content: JSONContent[]) => ({ type: 'doc', content });
const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
});

const words = (node: JSONContent): string =>
  node.type === 'text' ? (node.text ?? '') : (node.content ?? []).map(words).join(' ');
const bare = (node: JSONContent) => words(node).replace(/\s+/g, '');

/** Pieces of text that have led others astray, put together by a dice with a known seed. */
function* dice(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield Math.floor(state / 65536);
  }
}

describe('anything that can be written', () => {
  const pieces = [
    'ord',
    ' ',
    'å',
    '. ',
    '*',
    '_',
    '1. ',
    '- ',
    '#',
    '> ',
    '(x)',
    '"q"',
    'A:',
    '  ',
    '\\',
    '<',
    '&lt;',
    '`',
    '!',
    '[',
    ']',
    '/',
    '1',
  ];
  const build = (seed: number) => {
    const rolls = dice(seed);
    const roll = (sides: number) => rolls.next().value % sides;
    const leaf = (): JSONContent => {
      if (roll(12) === 0) return { type: 'hardBreak' };
      const marks = [roll(3) === 0 && 'bold', roll(3) === 0 && 'italic'].filter((mark) => mark !== false);
      const node = text(
        Array.from({ length: 1 + roll(3) }, () => pieces[roll(pieces.length)]).join(''),
        ...marks,
      );
      return roll(8) === 0
        ? { ...node, marks: [...node.marks, { type: 'link', attrs: { href: '/x' } }] }
        : node;
    };
    const line = () => paragraph(...Array.from({ length: 1 + roll(5) }, leaf));
    const item = (depth: number): JSONContent => ({
      type: 'listItem',
      content: [line(), ...Array.from({ length: roll(3) }, () => part(depth + 1))],
    });
    const part = (depth = 0): JSONContent => {
      const kind = roll(depth > 2 ? 2 : 6);
      if (kind < 2) return line();
      if (kind === 2) return { type: 'heading', attrs: { level: 4 + roll(3) }, content: line().content };
      if (kind === 3) return { type: 'blockquote', content: [line(), part(depth + 1)] };
      const content = Array.from({ length: 1 + roll(3) }, () => item(depth));
      return kind === 4
        ? { type: 'bulletList', content }
        : { type: 'orderedList', attrs: { start: 1 + roll(4) }, content };
    };
    return document(...Array.from({ length: 1 + roll(4) }, () => part()));
  };

  it('keeps every word and is written the same again', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const before = build(seed);
      const written = markdownOf(before);
      const read = documentOf(written);
      const said = `seed ${seed}: ${JSON.stringify(written)}`;
      expect(bare(read), said).toBe(bare(before));
      expect(markdownOf(read), said).toBe(written);
      expect(() => schema.nodeFromJSON(read).check(), said).not.toThrow();
      expect(fits(written), said).toBe(true);
    }
  });
});
