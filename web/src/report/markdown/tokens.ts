import { MarkdownManager } from '@tiptap/markdown';

/** A part of a text in Markdown, as the reader of Markdown names it. */
export interface Token {
  type: string;
  raw: string;
  text?: string;
  tokens?: Token[];
  items?: Token[];
  depth?: number;
  href?: string;
  ordered?: boolean;
  start?: number | '';
  task?: boolean;
}

// Without extensions: those of the editor read lists in a way of their own and lose what stands after an inner one.
const marked = new MarkdownManager({ extensions: [] }).instance;

export function tokensOf(text: string): Token[] {
  return marked.lexer(text);
}

/** The parts of a part, at any depth. */
export function* within(tokens: Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    yield* within([...(token.tokens ?? []), ...(token.items ?? [])]);
  }
}
