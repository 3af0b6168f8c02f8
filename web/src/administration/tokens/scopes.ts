import type { TokenRight, TokenScope } from '@/api/tokens';

/** What a token is kept to, as it stands in its form: by register's name or duty. */
export type Chosen = ReadonlyMap<string, TokenRight>;

export const subjectOf = (scope: TokenScope): string => ('register' in scope ? scope.register : scope.duty);

/** As the API takes it, registers and duties apart. */
export function scopesOf(chosen: Chosen, duties: readonly string[]): TokenScope[] {
  return [...chosen].map(([subject, right]) =>
    duties.includes(subject) ? { duty: subject, right } : { register: subject, right },
  );
}

/** The most that any of them lets. */
export const mostOf = (chosen: Chosen): TokenRight =>
  [...chosen.values()].includes('write') ? 'write' : 'read';

export function withChoice(chosen: Chosen, subject: string, right: TokenRight | ''): Chosen {
  const made = new Map(chosen);
  if (right) made.set(subject, right);
  else made.delete(subject);
  return made;
}
