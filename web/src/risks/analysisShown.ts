import { allYears, type RiskChoice } from './useRiskMap';
import type { Analysis } from '@/api/risks';

const usual = 'VoR';

/** The one analysis that is looked at: the chosen one, else VoR, else the first; null where no year is chosen. */
export function analysisShown(choice: RiskChoice): Analysis | null {
  const { analyses, authority, unit, year } = choice;
  const analysis = choice.analysis || (analyses.includes(usual) ? usual : (analyses[0] ?? usual));
  if (!year || year === allYears) return null;
  return { unit: unit ? `${authority}/${unit}` : authority, analysis, year: Number(year) };
}
