import type { RiskMethod } from '@/api/settings';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './RiskGrid.module.css';
import { riskWords } from './words';

const weights = ['high', 'raised', 'low'] as const;

export function RiskLegend({ methods }: { methods: RiskMethod[] }) {
  const w = useWords(riskWords);
  const f = useFormats();
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
            <span className={[styles.swatch, styles[weight]].join(' ')} aria-hidden />
            {w(weight)}
          </li>
        ))}
      </ul>
      <p aria-hidden className={styles.hint}>
        {w('small_value')}
      </p>
    </section>
  );
}
