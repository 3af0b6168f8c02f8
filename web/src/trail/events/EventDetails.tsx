import { useState } from 'react';
import type { Register } from '@/api/types';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { changedIn } from './changed';
import type { Doing } from './doings';
import styles from './EventDetails.module.css';
import { EventFacts } from './EventFacts';
import { trailFactWords } from './fact_words';
import { RecordName } from './RecordName';
import { useFactLabel } from './useFactLabel';

interface Props {
  doing: Doing;
  register: Register | undefined;
}

/** What is known of it, folded up; asked for and drawn only when somebody opens it. */
export function EventDetails({ doing, register }: Props) {
  const [open, setOpen] = useState(false);
  const { text, quiet } = useSummary(doing, register);
  return (
    <details
      className={quiet ? styles.quiet : styles.details}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{text}</summary>
      {open && <Opened doing={doing} register={register} />}
    </details>
  );
}

function Opened({ doing, register }: Props) {
  if (doing.entries.length === 1) return <EventFacts entry={doing.first} register={register} />;
  return (
    <ol className={styles.each}>
      {doing.entries.map((entry) => (
        <li key={entry.ordinal}>
          {register && (
            <p>
              <RecordName register={register} entry={entry} />
            </p>
          )}
          <EventFacts entry={entry} register={register} />
        </li>
      ))}
    </ol>
  );
}

const fewFields = 3;

/** What there is to see; quiet where it adds little to the sentence above. */
function useSummary({ first, entries }: Doing, register: Register | undefined) {
  const w = useWords(trailFactWords);
  const say = useSay();
  const label = useFactLabel();
  const { locale } = useFormats();
  if (entries.length > 1) return { text: w('each') };
  const facts = changedIn(first, register);
  const changed = facts.filter((one) => one.changed);
  if (changed.length > 0) {
    const names = changed
      .slice(0, fewFields)
      .map((one) => (one.field ? say(one.field.label) : label(one.name)));
    const shown = changed.length > fewFields ? [...names, '…'] : names;
    const fields = new Intl.ListFormat(locale, { type: 'unit' }).format(shown);
    return { text: w('changed_fields', { fields }) };
  }
  if (first.action === 'create' && facts.length > 0)
    return { text: w('first_values', { count: facts.length }) };
  return { text: w('details'), quiet: true };
}
