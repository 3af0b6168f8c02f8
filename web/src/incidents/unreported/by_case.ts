import type { Candidate, Candidates, DeskCase } from '@/api/unreported';

/** A case with the reports that may tell of the same event, the most alike first. */
export interface CaseToCompare {
  case: DeskCase;
  candidates: Candidate[];
}

/** Case by case, the surest first, so that the quick ones are over quickly; those like no report come last. */
export function byCase({ items, without }: Pick<Candidates, 'items' | 'without'>): CaseToCompare[] {
  const cases = new Map<string, CaseToCompare>();
  for (const candidate of items) {
    const found = cases.get(candidate.case.id) ?? { case: candidate.case, candidates: [] };
    found.candidates.push(candidate);
    cases.set(candidate.case.id, found);
  }
  for (const one of cases.values()) one.candidates.sort((a, b) => b.likeness - a.likeness);
  const best = (one: CaseToCompare) => one.candidates[0]?.likeness ?? 0;
  const alike = [...cases.values()].sort((a, b) => best(b) - best(a));
  return [...alike, ...without.map((one) => ({ case: one, candidates: [] }))];
}

/** What is left of them, those that were put off last. */
export function toDecide(
  cases: readonly CaseToCompare[],
  decided: ReadonlySet<string>,
  putOff: readonly string[],
): CaseToCompare[] {
  const left = cases.filter((one) => !decided.has(one.case.id));
  const late = putOff.flatMap((id) => left.filter((one) => one.case.id === id));
  return [...left.filter((one) => !putOff.includes(one.case.id)), ...late];
}
