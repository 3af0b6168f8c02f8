import type { RiskMethod } from '@/api/settings';
import { useSay } from '@/words/words';
import styles from './LevelMark.module.css';
import grid from './RiskGrid.module.css';
import { riskLevelAt } from './scale';

/** A risk value in the colour of its level, with what the level is called. */
export function LevelMark({ value, method }: { value: number; method: RiskMethod | undefined }) {
  const say = useSay();
  const level = method && riskLevelAt(method, value);
  return (
    <span className={[styles.mark, level && grid[level.colour]].filter(Boolean).join(' ')}>
      <strong>{value}</strong> {level && say(level.name)}
    </span>
  );
}
