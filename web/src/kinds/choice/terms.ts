import { parseTerm, writeTerm } from '../term';

/** Codes that a choice's terms ask for. */
export function codesOf(terms: string[]): string[] {
  return terms.flatMap((text) => {
    const term = parseTerm(text);
    return term && (term.operator === 'eq' || term.operator === 'in') ? term.values : [];
  });
}

export function termsOfCodes(codes: string[]): string[] {
  if (codes.length === 0) return [];
  return [writeTerm({ operator: codes.length === 1 ? 'eq' : 'in', values: codes })];
}
