import type { RegisterRecord } from '@/api/types';

export type AcceptanceState = 'requested' | 'accepted' | 'has_ended' | 'declined' | 'withdrawn';

const known: readonly AcceptanceState[] = ['requested', 'accepted', 'declined', 'withdrawn'];

/** How an acceptance stands: one that was given has an end. */
export function stateOf(acceptance: RegisterRecord, today: string): AcceptanceState {
  const status = known.find((state) => state === acceptance.status) ?? 'requested';
  const over = typeof acceptance.until === 'string' && acceptance.until < today;
  return status === 'accepted' && over ? 'has_ended' : status;
}

/** What the risk itself says of its acceptance: it holds, it has ended, or the risk has grown past it. */
export type Cover = 'covered' | 'ended' | 'outgrown' | null;

export function coverOf(risk: RegisterRecord, today: string): Cover {
  const until = risk.accepted_until;
  if (typeof until !== 'string') return null;
  if (until < today) return 'ended';
  return typeof risk.covered_until === 'string' ? 'covered' : 'outgrown';
}
