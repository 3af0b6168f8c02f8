import { levelColours, type RiskMethod } from '@/api/settings';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import grid from './RiskGrid.module.css';
import styles from './RiskLegend.module.css';
import { levelOf, sharedLevels, steps } from './scale';
import { riskWords } from './words';

const most = 25;

/** What the colours are called, the gravest first. */
function useColourNames(methods: RiskMethod[]) {
  const w = useWords(riskWords);
  const say = useSay();
  const levels = sharedLevels(methods);
  if (!levels) return levelColours.map((colour) => ({ colour, key: colour, name: w(colour) })).reverse();
  return levels
    .map(({ from, name, colour }, index) => {
      const to = (levels[index + 1]?.from ?? most + 1) - 1;
      return { colour, key: String(from), name: w('level_range', { name: say(name), from, to }) };
    })
    .reverse();
}

export function RiskLegend({ methods, small = false }: { methods: RiskMethod[]; small?: boolean }) {
  const w = useWords(riskWords);
  const f = useFormats();
  const say = useSay();
  const colours = useColourNames(methods);
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
        {colours.map(({ colour, key, name }) => (
          <li key={key} className={styles.key}>
            <span className={[styles.swatch, grid[colour]].join(' ')} aria-hidden />
            {name}
          </li>
        ))}
      </ul>
      {!small && (
        <>
          <p aria-hidden className={styles.scale}>
            {w('impact')}: {impacts}
          </p>
          <p aria-hidden className={styles.hint}>
            {w('small_value')}
          </p>
        </>
      )}
    </section>
  );
}
