import type { JSONContent } from '@tiptap/react';
import { allowedLink } from './allowedLink';
import { headingShift } from './extensions';
import { type Token, tokensOf } from './tokens';

type Marks = NonNullable<JSONContent['marks']>;

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decoded(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(
      /&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi,
      (_, hex: string | undefined, decimal: string | undefined) =>
        String.fromCodePoint(Math.min(hex ? parseInt(hex, 16) : Number(decimal), 0x10ffff)),
    )
    .replace(/&(amp|lt|gt|quot);/g, (all, name: string) => named[name] ?? all);
}

function textNode(text: string, marks: Marks): JSONContent[] {
  if (text === '') return [];
  return [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }];
}

function inlineNode(token: Token, marks: Marks): JSONContent[] {
  const inner = (more: Marks) => inlineNodes(token.tokens ?? [], [...marks, ...more]);
  switch (token.type) {
    case 'strong':
      return inner([{ type: 'bold' }]);
    case 'em':
      return inner([{ type: 'italic' }]);
    case 'link':
      return inner(allowedLink(token.href ?? '') ? [{ type: 'link', attrs: { href: token.href } }] : []);
    case 'br':
      return [{ type: 'hardBreak' }];
    case 'escape':
      return textNode(token.text ?? '', marks);
    default:
      return token.tokens ? inner([]) : textNode(decoded(token.raw), marks);
  }
}

const inlineNodes = (tokens: Token[], marks: Marks): JSONContent[] =>
  tokens.flatMap((token) => inlineNode(token, marks));

const paragraph = (content: JSONContent[]): JSONContent => ({ type: 'paragraph', content });

function listItem(token: Token): JSONContent {
  const content = blockNodes(token.tokens ?? []);
  return {
    type: 'listItem',
    content: content[0]?.type === 'paragraph' ? content : [paragraph([]), ...content],
  };
}

function blockNode(token: Token): JSONContent {
  const content = inlineNodes(token.tokens ?? [], []);
  switch (token.type) {
    case 'heading':
      return { type: 'heading', attrs: { level: (token.depth ?? 1) + headingShift }, content };
    case 'blockquote':
      return { type: 'blockquote', content: filled(blockNodes(token.tokens ?? [])) };
    case 'list': {
      const items = (token.items ?? []).map(listItem);
      if (!token.ordered) return { type: 'bulletList', content: items };
      return { type: 'orderedList', attrs: { start: Number(token.start) || 1 }, content: items };
    }
    default:
      return paragraph(token.tokens ? content : textNode(decoded(token.raw), []));
  }
}

const unseen = new Set(['space', 'def']);

const blockNodes = (tokens: Token[]): JSONContent[] =>
  tokens.filter((token) => !unseen.has(token.type)).map(blockNode);

const filled = (nodes: JSONContent[]) => (nodes.length > 0 ? nodes : [paragraph([])]);

/** Markdown as the editor holds it. */
export function documentOf(text: string): JSONContent {
  return { type: 'doc', content: filled(blockNodes(tokensOf(text))) };
}
