import type { RiskMethod } from '@/api/settings';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import grid from './RiskGrid.module.css';
import styles from './RiskLegend.module.css';
import { levelOf, steps } from './scale';
import { riskWords } from './words';

const weights = ['high', 'raised', 'low'] as const;

export function RiskLegend({ methods }: { methods: RiskMethod[] }) {
  const w = useWords(riskWords);
  const f = useFormats();
  const say = useSay();
  const impacts = steps
    .map((step) => {
      const level = levelOf(methods, 'impact', step);
      return level ? `${step} ${say(level)}` : step;
    })
    .join(', ');
  const thresholds = new Set(methods.map((method) => method.threshold));
  const each = methods.map((method) =>
    w('legend_method', {
      name: method.name === '*' ? w('other_method') : method.name,
      threshold: method.threshold,
    }),
  );
  const list = new Intl.ListFormat(f.locale, { type: 'conjunction' });
  return (
    <section className={styles.legend} aria-label={w('legend')}>
      <p>
        {thresholds.size === 1
          ? w('legend_line', { threshold: methods[0]?.threshold ?? 0 })
          : w('legend_lines', { methods: list.format(each) })}
      </p>
      <ul className={styles.keys}>
        {weights.map((weight) => (
          <li key={weight} className={styles.key}>
            <span className={[styles.swatch, grid[weight]].join(' ')} aria-hidden />
            {w(weight)}
          </li>
        ))}
      </ul>
      <p aria-hidden className={styles.scale}>
        {w('impact')}: {impacts}
      </p>
      <p aria-hidden className={styles.hint}>
        {w('small_value')}
      </p>
    </section>
  );
}
