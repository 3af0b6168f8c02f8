import type { JSONContent } from '@tiptap/react';
import { allowedLink } from './allowedLink';
import { documentOf } from './documentOf';
import { escaped, escapedStart } from './escape';
import { type Mark, type Sign, tidy } from './marks';

interface Stretch {
  link: string;
  signs: Sign[];
}

function linkOf(node: JSONContent): string {
  const href: unknown = node.marks?.find((mark) => mark.type === 'link')?.attrs?.href;
  return typeof href === 'string' && allowedLink(href) ? href : '';
}

function marksOf(node: JSONContent): Set<Mark> {
  const names = node.marks?.map((mark) => mark.type) ?? [];
  return new Set((['bold', 'italic'] as const).filter((mark) => names.includes(mark)));
}

/** The lines of a paragraph, each as stretches with the same link. */
function linesOf(nodes: JSONContent[]): Stretch[][] {
  const lines: Stretch[][] = [[]];
  for (const node of nodes) {
    const line = lines.at(-1) ?? [];
    if (node.type === 'hardBreak') lines.push([]);
    if (node.type !== 'text') continue;
    const link = linkOf(node);
    const marks = marksOf(node);
    const signs = Array.from((node.text ?? '').replace(/[\n\t]+/g, ' ')).map((text) => ({
      text,
      marks: new Set(marks),
    }));
    const last = line.at(-1);
    if (last?.link === link) last.signs.push(...signs);
    else line.push({ link, signs });
  }
  return lines;
}

const isBlank = (sign: Sign | undefined) => sign !== undefined && /^\s$/.test(sign.text);

function trimmed(line: Stretch[]): Stretch[] {
  const full = line.filter((stretch) => stretch.signs.length > 0);
  const [first] = full;
  const last = full.at(-1);
  if (!first || !last) return [];
  while (isBlank(first.signs[0])) first.signs.shift();
  while (isBlank(last.signs.at(-1))) last.signs.pop();
  return full.every((stretch) => stretch.signs.length > 0) ? full : trimmed(full);
}

const plain = (signs: Sign[]) => signs.map((sign) => sign.text).join('');

function written({ link, signs }: Stretch): string {
  const bare = signs.every((sign) => sign.marks.size === 0) && plain(signs) === link;
  if (bare && /^https?:/i.test(link) && !/[<>\\]/.test(link)) return `<${link}>`;
  return link ? `[${marked(signs)}](${address(link)})` : marked(signs);
}

const address = (link: string) =>
  link.replace(/[\\()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const delimiter: Record<Mark, string> = { bold: '**', italic: '*' };

function runsFrom(signs: Sign[], at: number, mark: Mark): number {
  let end = at;
  while (signs[end]?.marks.has(mark)) end += 1;
  return end;
}

/** Bold and italic as stars: of two that begin together the longer is outermost. */
function marked(signs: Sign[]): string {
  const texts = escaped(signs.map((sign) => sign.text));
  const open: Mark[] = [];
  let out = '';
  signs.forEach((sign, at) => {
    while (open.length > 0 && open.some((mark) => !sign.marks.has(mark))) {
      const mark = open.pop();
      if (mark) out += delimiter[mark];
    }
    const opening = [...sign.marks].filter((mark) => !open.includes(mark));
    opening.sort((a, b) => runsFrom(signs, at, b) - runsFrom(signs, at, a));
    for (const mark of opening) {
      open.push(mark);
      out += delimiter[mark];
    }
    out += texts[at] ?? '';
  });
  return (
    out +
    open
      .reverse()
      .map((mark) => delimiter[mark])
      .join('')
  );
}

function only(marks: Mark[], { link, signs }: Stretch): Stretch {
  const fewer = ({ text, marks: all }: Sign) => ({
    text,
    marks: new Set(marks.filter((one) => all.has(one))),
  });
  return { link, signs: tidy(signs.map(fewer)) };
}

const told = (line: Stretch[]) =>
  JSON.stringify(
    line.flatMap(({ link, signs }) =>
      signs.map(({ text, marks }) => [text, link, marks.has('bold'), marks.has('italic')]),
    ),
  );

/** An exclamation mark before a link would make a picture of it. */
const joined = (line: Stretch[]) =>
  line
    .map((stretch, at) => (line[at + 1]?.link ? written(stretch).replace(/!$/, '\\!') : written(stretch)))
    .join('');

/** Stars between marks of punctuation can be read in several ways: then fewer are better than wrong ones. */
function lineOf(stretches: Stretch[]): string {
  for (const marks of [['bold', 'italic'], ['bold'], []] satisfies Mark[][]) {
    const line = stretches.map((stretch) => only(marks, stretch));
    const text = escapedStart(joined(line));
    const read = linesOf(documentOf(text).content?.[0]?.content ?? []);
    if (marks.length === 0 || told(read.flat()) === told(line)) return text;
  }
  return '';
}

/** Words with their marks, as lines of Markdown. */
export function inline(nodes: JSONContent[]): string[] {
  return linesOf(nodes)
    .map(trimmed)
    .filter((line) => line.length > 0)
    .map(lineOf);
}
