import type { JSONContent } from '@tiptap/react';
import { describe, expect, it } from 'vitest';
import { allowedLink } from './allowedLink';
import { documentOf } from './documentOf';
import { fits } from './fits';
import { markdownOf } from './markdownOf';

const again = (text: string) => markdownOf(documentOf(text));
const paragraph = (...content: JSONContent[]) => ({ type: 'paragraph', content });
const document = (...content: JSONContent[]) => ({ type: 'doc', content });
const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  marks: marks.map((type) => ({ type })),
});
const link = (words: string, href: string) => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
});

const words = (node: JSONContent): string =>
  node.type === 'text' ? (node.text ?? '') : (node.content ?? []).map(words).join(' ');
const bare = (node: JSONContent) => words(node).replace(/\s+/g, '');

describe('Markdown → editor → Markdown', () => {
  it.each([
    'Ett stycke.',
    'Ett stycke.\n\nEtt till.',
    '# Rubrik\n\n## Underrubrik\n\n### Lägre',
    'Här är **fet**, *kursiv* och ***båda***.',
    '**fet *och kursiv* i den**',
    '- ett\n- två\n  - under\n    1. djupare\n- tre',
    '1. ett\n2. två',
    '3. tre\n4. fyra',
    '- stycke\n\n  ett till\n- nästa',
    '> Citat\n>\n> - med lista',
    '[Ledningens genomgång](/report?year=2025) och <https://www.imy.se/a_b> och [mejl](mailto:a@b.se)',
    'rad\\\nrad',
    'snake\\_ och snake_case, 5 \\* 3, \\[nej\\], C# och a & b, 3 \\< 4',
    '1\\. inte en lista\n\n\\- inte heller\n\n\\# ingen rubrik\n\n\\> inget citat',
  ])('leaves %j as it is', (source) => {
    expect(again(source)).toBe(source);
  });

  it.each([
    ['* a\n* b', '- a\n- b'],
    ['Rubrik\n======', '# Rubrik'],
    ['- a\n\n* b', '- a\n- b'],
    ['__fet__ och _kursiv_', '**fet** och *kursiv*'],
    ['rad ett\nrad två', 'rad ett rad två'],
    ['rad  \nrad', 'rad\\\nrad'],
    ['a\n\n\n\n\nb', 'a\n\nb'],
    ['https://imy.se', '<https://imy.se>'],
    ['[x](javascript:alert(1)) [y](//ond.example)', 'x y'],
    ['[a]: https://x.se\n\n[a]', '[a](https://x.se)'],
  ])('writes %j as %j, and then as it is', (source, wanted) => {
    expect(again(source)).toBe(wanted);
    expect(again(wanted)).toBe(wanted);
  });
});

describe('words that look like Markdown', () => {
  it.each([
    '1. x',
    '12) x',
    '- x',
    '+ x',
    '* x',
    '# x',
    '> x',
    '---',
    '- - -',
    '***',
    '===',
    '~~~',
    '```',
    '| a | b |',
    ':-:',
    '    indraget',
    '<b>x</b> & &amp; &#229; &copy;',
    'a*b*c _d_ `e` ~~f~~ [g](h) ![i](j)',
    'C:\\mapp\\fil och \\*',
    'https://x.se/a_b*c* www.x.se a@b.se',
    '[x]: https://x.se',
    '#hashtag',
    'slut #',
    '-5 grader',
    '1986. Ett år',
  ])('%j stays what it is', (source) => {
    for (const before of [
      document(paragraph(text(source))),
      document(paragraph(text('a'), { type: 'hardBreak' }, text(source))),
    ]) {
      const read = documentOf(markdownOf(before));
      expect(read.content).toHaveLength(1);
      expect(bare(read)).toBe(bare(before));
      expect(read.content?.[0]?.content?.every((node) => !node.marks?.length)).toBe(true);
    }
  });
});

describe('marks', () => {
  it.each([
    ['space at the edge', [text('fet ', 'bold'), text('resten')], '**fet** resten'],
    ['a colon before a letter', [text('Obs:', 'bold'), text('läs')], '**Obs**:läs'],
    ['side by side', [text('a', 'bold'), text('b', 'italic')], '**a***b*'],
    ['crossing', [text('a ', 'bold'), text('b', 'bold', 'italic'), text(' c', 'italic')], '**a *b*** *c*'],
    [
      'a bold link',
      [{ ...link('x', '/y'), marks: [{ type: 'bold' }, ...link('x', '/y').marks] }],
      '[**x**](/y)',
    ],
    ['a link that leads nowhere good', [link('x', 'javascript:alert(1)')], 'x'],
    ['brackets in an address', [link('x', 'https://x.se/(a)')], '[x](https://x.se/%28a%29)'],
  ])('%s', (_, nodes, wanted) => {
    expect(markdownOf(document(paragraph(...nodes)))).toBe(wanted);
    expect(again(wanted)).toBe(wanted);
  });
});

describe('what the editor cannot hold', () => {
  it.each([
    '| a | b |\n|---|---|\n| 1 | 2 |',
    '```\nx\n```',
    'en `kod`',
    '![x](y)',
    '---',
    '<b>x</b>',
    '- [ ] a',
    '#### Djupt',
    'a&nbsp;b',
    '~~x~~',
  ])('%j is left to be written as Markdown', (source) => {
    expect(fits(source)).toBe(false);
    expect(fits(`Inledning.\n\n> - ${source.replaceAll('\n', '\n>   ')}`)).toBe(false);
  });
});

describe('where links may lead', () => {
  it.each(['https://x.se', 'HTTP://x.se/å', 'mailto:a@b.se', '/registers/systems?unit=eq.1'])(
    '%s',
    (address) => {
      expect(allowedLink(address)).toBe(true);
    },
  );
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//ond.example',
    '/\\ond.example',
    'x.se',
    'https://',
    'ht tps://x',
    '',
  ])('not %j', (address) => {
    expect(allowedLink(address)).toBe(false);
  });
});
