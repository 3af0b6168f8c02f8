// White space as the server has it (src/base/text.cpp), the zero-width no-break space included.
const space = '[\\t-\\r \\u0085\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]';
const ends = new RegExp(`^${space}+|${space}+$`, 'gu');
const runs = new RegExp(`${space}+`, 'gu');

export const trimmed = (text: string) => text.replace(ends, '');

export const collapsed = (text: string) => trimmed(text).replace(runs, ' ');

/** For comparing what people wrote, whatever the case. */
export const folded = (text: string) => collapsed(text).normalize('NFC').toUpperCase().toLowerCase();

/** Number of code points. */
export const length = (text: string) => Array.from(text).length;

/** True where there is a control character other than tab and line feed. */
// oxlint-disable-next-line no-control-regex
export const hasControl = (text: string) => /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/u.test(text);
