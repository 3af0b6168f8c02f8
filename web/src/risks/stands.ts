/** When a risk is looked at: before anything is done about it, as it is now, and once all that is planned is done. */
export const stands = ['inherent', 'today', 'residual'] as const;
export type Stand = (typeof stands)[number];

export interface StandFields {
  likelihood: string;
  impact: string;
  value: string;
}

/** The fields of a risk that hold it. */
export const fieldsOf: Record<Stand, StandFields> = {
  inherent: {
    likelihood: 'inherent_likelihood',
    impact: 'inherent_impact',
    value: 'inherent_value',
  },
  today: { likelihood: 'likelihood', impact: 'impact', value: 'value' },
  residual: {
    likelihood: 'residual_likelihood',
    impact: 'residual_impact',
    value: 'residual_value',
  },
};
