import type { RiskMethod } from '@/api/settings';
import { requiredAt } from './scale';

/** Where the line of the threshold runs: the neighbour to the left, or the one below, requires nothing. */
export function edgesOf(methods: readonly RiskMethod[], likelihood: number, impact: number) {
  const starts = requiredAt(methods, likelihood * impact) !== 'none';
  const left = starts && (impact === 1 || requiredAt(methods, likelihood * (impact - 1)) === 'none');
  const below = starts && (likelihood === 1 || requiredAt(methods, (likelihood - 1) * impact) === 'none');
  return { starts, left, below };
}
