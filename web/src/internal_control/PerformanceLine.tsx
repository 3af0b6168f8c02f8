import { Link } from '@tanstack/react-router';
import { fieldOf } from '@/api/registers';
import type { RegisterRecord } from '@/api/types';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from './Plan.module.css';
import { samplingWords } from './sampling_words';

/** One time that a control was performed, or that its sample was drawn. */
export function PerformanceLine({ performance }: { performance: RegisterRecord }) {
  const w = useWords(samplingWords);
  const f = useFormats();
  const say = useSay();
  const register = useRegisterNamed('control_performance');
  const field = register && fieldOf(register, 'result');
  const result = field?.choices.find(({ code }) => code === performance.result);
  const { checked, deviations } = performance;
  const counted = typeof checked === 'number' && typeof deviations === 'number';
  return (
    <li className={styles.line}>
      <span>
        <Link
          to="/registers/$register/$id"
          params={{ register: 'control-performances', id: performance.id }}
          className="ds-link"
        >
          {f.date(String(performance.performed))}
        </Link>{' '}
        {result ? say(result.label) : w('awaits')}
      </span>
      {counted && (
        <span className={styles.beside}>
          {w('of_checked', { deviations: f.number(deviations), checked: f.number(checked) })}
        </span>
      )}
    </li>
  );
}
