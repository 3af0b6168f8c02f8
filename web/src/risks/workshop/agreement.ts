import type { Agreement, LedRisk } from '@/api/workshops';
import type { RegisterRecord } from '@/api/types';
import { median } from './median';
import type { Scales } from './useScales';

export interface AgreeDraft {
  likelihood: number | null;
  impact: number | null;
  reason: string;
  disagreeing: string[];
  /** Of the risk, as it stood when the writing began. */
  version: number;
}

/** What is proposed: the median of the answers. */
export function proposalOf({ spread, version }: LedRisk, scales: Scales): AgreeDraft {
  const middle = (axis: 'likelihood' | 'impact') =>
    spread &&
    median(
      spread[axis],
      scales[axis].map(({ value }) => value),
    );
  return {
    likelihood: middle('likelihood'),
    impact: middle('impact'),
    reason: '',
    disagreeing: [],
    version,
  };
}

/** What can be sent; null until both steps are chosen. */
export function agreementOf(risk: string, draft: AgreeDraft): Agreement | null {
  const { likelihood, impact } = draft;
  if (likelihood === null || impact === null) return null;
  return { ...draft, risk, likelihood, impact, reason: draft.reason.trim() };
}

export const clashing = ['likelihood', 'impact', 'reason'] as const;
export type Clashing = (typeof clashing)[number];

/** Where a risk that somebody else has saved says something else than what was to be written. */
export const clashesOf = (draft: AgreeDraft, saved: RegisterRecord): Clashing[] =>
  clashing.filter((field) => (saved[field] ?? '') !== (draft[field] ?? ''));

/** The draft once it has been chosen whose word stands in each field. */
export function settled(draft: AgreeDraft, saved: RegisterRecord, mine: ReadonlySet<string>): AgreeDraft {
  const number = (field: 'likelihood' | 'impact') =>
    mine.has(field) ? draft[field] : typeof saved[field] === 'number' ? saved[field] : null;
  const reason = typeof saved.reason === 'string' ? saved.reason : '';
  return {
    ...draft,
    likelihood: number('likelihood'),
    impact: number('impact'),
    reason: mine.has('reason') ? draft.reason : reason,
    version: saved.version,
  };
}
