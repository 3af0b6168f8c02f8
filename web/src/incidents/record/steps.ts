import { incidentStatuses, type IncidentStatus, type Step } from '@/api/incident_duties';

const placeOf = (status: IncidentStatus) => incidentStatuses.indexOf(status);

export interface StepChoices {
  /** The nearest stage ahead; undefined where there is none. */
  next: Step | undefined;
  /** Back, or past a stage. */
  others: Step[];
}

/** The steps that lead from a stage, the one that is meant first. */
export function stepChoices(status: IncidentStatus, steps: readonly Step[]): StepChoices {
  const ahead = steps
    .filter(({ to }) => placeOf(to) > placeOf(status))
    .sort((a, b) => placeOf(a.to) - placeOf(b.to));
  const next = ahead[0];
  return { next, others: steps.filter((step) => step !== next) };
}
