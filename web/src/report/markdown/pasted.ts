import { headingShift } from './extensions';

/** Headings of what is pasted, as deep as the editor has them. */
export function pasted(html: string): string {
  const deeper = (_: string, tag: string, level: string) => `${tag}${Number(level) + headingShift}`;
  return html.replace(/(<\/?h)([1-3])(?=[\s>])/gi, deeper);
}
