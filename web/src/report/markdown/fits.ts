import { type Token, tokensOf, within } from './tokens';

const deepestHeading = 3;

const kept = new Set([
  'blockquote',
  'br',
  'def',
  'em',
  'escape',
  'heading',
  'link',
  'list',
  'list_item',
  'paragraph',
  'space',
  'strong',
  'text',
]);

const entity = /&(?!(?:amp|lt|gt|quot);)[a-z][a-z0-9]*;/i;

function isKept(token: Token): boolean {
  if (!kept.has(token.type) || token.task === true) return false;
  if (token.type === 'heading') return (token.depth ?? 1) <= deepestHeading;
  return token.type !== 'text' || !entity.test(token.raw);
}

/** Whether the editor can hold the text and give it back whole. A table or a picture would be lost in it. */
export function fits(text: string): boolean {
  return [...within(tokensOf(text))].every(isKept);
}
