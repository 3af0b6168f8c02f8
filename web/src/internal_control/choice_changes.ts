import type { Versioned } from '@/api/records';
import type { RegisterRecord } from '@/api/types';

/** Which risks come into the plan and which leave it, when those `ticked` are to be in it. */
export function choiceChanges(risks: readonly RegisterRecord[], ticked: ReadonlySet<string>) {
  const versioned = ({ id, version }: RegisterRecord): Versioned => ({ id, version });
  return {
    added: risks.filter((risk) => ticked.has(risk.id) && risk.internal_control !== true).map(versioned),
    removed: risks.filter((risk) => !ticked.has(risk.id) && risk.internal_control === true).map(versioned),
  };
}
