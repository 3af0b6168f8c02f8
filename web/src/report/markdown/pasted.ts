import { headingShift } from './extensions';

/** Headings of what is pasted, as deep as the editor has them. */
export function pasted(html: string): string {
  return html.replace(
    /(<\/?h)([1-3])(?=[\s>])/gi,
    (_, tag: string, level: string) => tag + (Number(level) + headingShift),
  );
}
