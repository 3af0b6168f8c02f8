import type { TrailEntry } from '@/api/trail';
import type { Register } from '@/api/types';
import { useSay, useWords } from '@/words/words';
import { type Changed, changedIn } from './changed';
import styles from './EventDetails.module.css';
import { EventFoot } from './EventFoot';
import { FactValue } from './FactValue';
import { trailFactWords } from './fact_words';
import { useFactLabel } from './useFactLabel';

interface Props {
  entry: TrailEntry;
  register: Register | undefined;
}

/** Before and after, or what is known of the event, and where in the chain it stands. */
export function EventFacts({ entry, register }: Props) {
  const w = useWords(trailFactWords);
  const facts = changedIn(entry, register);
  return (
    <div className={styles.facts}>
      {entry.changes === null && <p>{w('erased')}</p>}
      {facts.length > 0 && (
        <dl className={styles.list}>
          {facts.map((fact) => (
            <Fact key={fact.name} fact={fact} />
          ))}
        </dl>
      )}
      <EventFoot entry={entry} register={register} />
    </div>
  );
}

function Fact({ fact }: { fact: Changed }) {
  const w = useWords(trailFactWords);
  const say = useSay();
  const label = useFactLabel();
  return (
    <div>
      <dt>{fact.field ? say(fact.field.label) : label(fact.name)}</dt>
      <dd>
        {fact.changed && (
          <>
            <del>
              <FactValue fact={fact} value={fact.before} />
            </del>
            <span aria-hidden> → </span>
            <span className="visually-hidden"> {w('became')} </span>
          </>
        )}
        <ins>
          <FactValue fact={fact} value={fact.after} />
        </ins>
      </dd>
    </div>
  );
}
