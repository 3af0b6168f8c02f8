/** A condition on a field as it stands in an address: "gte.2025-01-01", "in.(a,b)", "not.is.null". */
export interface Term {
  operator: Operator;
  values: string[];
}

export const operators = [
  'eq',
  'neq',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'is',
  'not.is',
  'under',
  'contains',
] as const;

export type Operator = (typeof operators)[number];

/** "(a,b,\"c,d\")" into its parts; null where it is not a list. */
function splitList(text: string): string[] | null {
  if (!text.startsWith('(') || !text.endsWith(')') || text.length < 2) return null;
  const parts: string[] = [];
  let part = '';
  let quoted = false;
  const inner = text.slice(1, -1);
  for (let index = 0; index < inner.length; ++index) {
    const sign = inner.charAt(index);
    if (quoted && sign === '\\' && index + 1 < inner.length) part += inner.charAt(++index);
    else if (sign === '"') quoted = !quoted;
    else if (sign === ',' && !quoted) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return quoted ? null : [...parts, part];
}

/** Null where the server would not understand it either. */
export function parseTerm(text: string): Term | null {
  const operator = operators.find((one) => text.startsWith(`${one}.`));
  if (!operator) return null;
  const rest = text.slice(operator.length + 1);
  if (operator === 'is' || operator === 'not.is') return rest === 'null' ? { operator, values: [] } : null;
  const values = operator === 'in' ? splitList(rest) : [rest];
  return values?.every((value) => value.trim() !== '') ? { operator, values } : null;
}

const quoted = (text: string) =>
  /[,"()\\]/.test(text) || text === '' ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;

export function writeTerm({ operator, values }: Term): string {
  if (operator === 'is' || operator === 'not.is') return `${operator}.null`;
  if (operator === 'in') return `in.(${values.map(quoted).join(',')})`;
  return `${operator}.${values[0] ?? ''}`;
}

/** The value of the first term with one of these comparisons. */
export function valueOf(terms: string[], ...wanted: Operator[]): string {
  for (const text of terms) {
    const term = parseTerm(text);
    if (term && wanted.includes(term.operator)) return term.values[0] ?? '';
  }
  return '';
}
