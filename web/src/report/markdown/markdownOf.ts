import type { JSONContent } from '@tiptap/react';
import { headingShift } from './extensions';
import { inline } from './inline';

const isBlank = (node: JSONContent): boolean =>
  node.type === 'text' ? node.text?.trim() === '' : (node.content ?? []).every(isBlank);

const isList = (node: JSONContent) => node.type === 'bulletList' || node.type === 'orderedList';

const startOf = (node: JSONContent) => Number(node.attrs?.start ?? 1);

/** Without what is blank; two lists after one another are one, as Markdown reads them. */
function full(nodes: JSONContent[]): JSONContent[] {
  const all: JSONContent[] = [];
  for (const node of nodes.filter((one) => !isBlank(one))) {
    const last = all.at(-1);
    if (!last || !isList(node) || last.type !== node.type) all.push(node);
    else all[all.length - 1] = { ...last, content: [...(last.content ?? []), ...(node.content ?? [])] };
  }
  return all;
}

function indented(text: string, width: number): string {
  return text.replaceAll(/\n(?!\n|$)/g, `\n${' '.repeat(width)}`);
}

function list(node: JSONContent): string {
  const marker = (at: number) => (node.type === 'orderedList' ? `${startOf(node) + at}. ` : '- ');
  return full(node.content ?? [])
    .map((item, at) => marker(at) + indented(blocks(item.content ?? [], true), marker(at).length))
    .join('\n');
}

function heading(node: JSONContent): string {
  const words = (node.content ?? []).map((one) =>
    one.type === 'hardBreak' ? { type: 'text', text: ' ' } : one,
  );
  const text = inline(words).join('');
  const level = Number(node.attrs?.level ?? headingShift + 1) - headingShift;
  return `${'#'.repeat(level)} ${text.replace(/(^|[^\\])(#+)$/, '$1\\$2')}`;
}

function block(node: JSONContent): string {
  if (isList(node)) return list(node);
  if (node.type === 'heading') return heading(node);
  if (node.type === 'paragraph') return inline(node.content ?? []).join('\\\n');
  const inner = blocks(node.content ?? []);
  return node.type === 'blockquote' ? inner.replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>') : inner;
}

/** In an item a list from 1 stands right below its paragraph. */
const isTight = (node: JSONContent, before: JSONContent | undefined) =>
  isList(node) && startOf(node) === 1 && before?.type === 'paragraph';

function blocks(nodes: JSONContent[], inItem = false): string {
  return full(nodes)
    .map((node, at, all) => {
      const between = inItem && isTight(node, all[at - 1]) ? '\n' : '\n\n';
      return (at > 0 ? between : '') + block(node);
    })
    .join('');
}

/** What the editor holds, as Markdown. Read again it gives the same, and written again the same text. */
export function markdownOf(document: JSONContent): string {
  return blocks(document.content ?? []);
}
