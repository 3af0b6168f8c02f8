import type { Ground } from '@/api/secrecy';

/** Two grounds for tests: one that has been checked against the law, one that has not. */
export const grounds: Ground[] = [
  {
    code: '18:13',
    law: 'OSL',
    chapter: '18',
    section: '13',
    citation: 'OSL 18 kap. 13 §',
    label: { sv: 'Risk- och sårbarhetsanalyser', en: 'Risk and vulnerability analyses' },
    help: { sv: 'Analyser inför fredstida kriser.', en: 'Analyses for peacetime crises.' },
  },
  {
    code: '22:1',
    law: 'OSL',
    chapter: '22',
    section: '1',
    citation: 'OSL 22 kap. 1 §',
    label: { sv: 'Folkbokföring, skyddade personuppgifter', en: 'Protected identities' },
    help: { sv: 'Ej kontrollerad mot lagtexten.', en: 'Not checked against the text of the law.' },
  },
];
