import type { Candidate } from '@/api/unreported';

/** A case with the reports that may tell of the same event, the most alike first. */
export interface CaseToCompare {
  case: Candidate['case'];
  candidates: Candidate[];
}

/** Case by case in the order that they come; the surest first, so that the quick ones are over quickly. */
export function byCase(candidates: readonly Candidate[]): CaseToCompare[] {
  const cases = new Map<string, CaseToCompare>();
  for (const candidate of candidates) {
    const found = cases.get(candidate.case.id) ?? { case: candidate.case, candidates: [] };
    found.candidates.push(candidate);
    cases.set(candidate.case.id, found);
  }
  for (const one of cases.values()) one.candidates.sort((a, b) => b.likeness - a.likeness);
  const best = (one: CaseToCompare) => one.candidates[0]?.likeness ?? 0;
  return [...cases.values()].sort((a, b) => best(b) - best(a));
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
