import type { JoinedRisk, LedRisk } from '@/api/workshops';

/** The risk that who leads works with: the one that is asked for, else what is under way, else the next. */
export function riskToLead(risks: readonly LedRisk[], wanted: string): LedRisk | undefined {
  const at = (step: LedRisk['step']) => risks.find((risk) => risk.step === step);
  return (
    risks.find(({ id }) => id === wanted) ?? at('rating') ?? at('shown') ?? at('waiting') ?? risks.at(-1)
  );
}

/** The one after a risk, from the top again, that is not agreed on yet. */
export function riskAfter(risks: readonly LedRisk[], id: string): LedRisk | undefined {
  const place = risks.findIndex((risk) => risk.id === id);
  const inTurn = [...risks.slice(place + 1), ...risks.slice(0, Math.max(place, 0))];
  return inTurn.find(({ step }) => step !== 'agreed');
}

/** What who takes part has to look at: what is to be rated, else what is shown; nothing while all wait. */
export function riskForMember(risks: readonly JoinedRisk[]): JoinedRisk | undefined {
  const rating = risks.filter(({ step }) => step === 'rating');
  return rating.find(({ mine }) => !mine) ?? rating[0] ?? risks.findLast(({ step }) => step === 'shown');
}
