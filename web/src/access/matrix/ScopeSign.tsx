import type { Scope } from '@/api/access';

/** How much of the disc is filled, as a part of the whole turn. */
const parts: Record<Scope, number> = { none: 0, own: 0.25, assigned: 0.5, authority: 1 };

/** A ring that fills with how far a right reaches; the word stands beside it. */
export function ScopeSign({ scope }: { scope: Scope }) {
  const round = 2 * Math.PI * 2.5;
  return (
    <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden focusable="false">
      <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" strokeWidth="1.2" />
      {parts[scope] > 0 && (
        <circle
          cx="6"
          cy="6"
          r="2.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="5"
          strokeDasharray={`${round * parts[scope]} ${round}`}
          transform="rotate(-90 6 6)"
        />
      )}
    </svg>
  );
}
