import type { Pass } from '@/api/incident_passes';
import { usePeople } from '@/app/usePeople';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from '../Part.module.css';
import { usePassedText } from './usePassedText';
import { passWords } from './words';

/** What was passed, to or from whom, and exactly which facts. */
export function PassLine({ pass }: { pass: Pass }) {
  const w = useWords(passWords);
  const say = useSay();
  const f = useFormats();
  const people = usePeople();
  const { direction, kind, authority, facts, note } = pass;
  const by = people.ofLogin(pass.by) ?? pass.by;
  const at = f.instant(pass.at);
  const shown = usePassedText();
  return (
    <li className={styles.tight}>
      <h3 className={styles.name}>{w(`${direction}_${kind}`, { name: authority.name })}</h3>
      <span className={styles.help}>{by ? w('by', { at, by }) : at}</span>
      {note && <p className={styles.text}>{note}</p>}
      {facts.length > 0 && (
        <details className={styles.more}>
          <summary>{w('passed_facts', { count: facts.length })}</summary>
          <dl className={styles.facts}>
            {facts.map(({ field, label, text }) => (
              <div key={field}>
                <dt>{say(label)}</dt>
                <dd>{shown(field, text)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
