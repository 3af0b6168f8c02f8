import { StateMark } from './StateMark';
import type { State } from './year';

/** The sign of a state beside its word. */
export function StateIcon({ state }: { state: State }) {
  return (
    <svg viewBox="-12 -12 24 24" width="18" height="18" aria-hidden>
      <StateMark state={state} />
    </svg>
  );
}
