import { Fieldset, ValidationMessage } from '@digdir/designsystemet-react';
import { lazy, Suspense } from 'react';
import { Busy } from '@/ui/Busy';
import { useWords } from '@/words/words';
import { Choices } from './Choices';
import type { Draft } from './draft';
import styles from './When.module.css';
import { incidentsWords } from './words';

const TimeField = lazy(() => import('./TimeField'));

interface Props {
  draft: Draft;
  fault?: string | undefined;
  onChange: (part: Partial<Draft>) => void;
}

/** Most report at once; who does not opens the clock. */
export function When({ draft, fault, onChange }: Props) {
  const w = useWords(incidentsWords);
  const other = draft.when === 'other';
  const choose = (choice: 'now' | 'other_time') =>
    onChange(
      choice === 'now' ? { when: 'now' } : { when: 'other', at: draft.at || new Date().toISOString() },
    );
  return (
    <div className={styles.when}>
      <Choices
        id="incident-choice_of_time"
        label={w('when')}
        choices={['now', 'other_time']}
        chosen={other ? 'other_time' : 'now'}
        onChoose={choose}
      />
      {other && (
        <Fieldset id="incident-when">
          <Fieldset.Legend className="visually-hidden">{w('time')}</Fieldset.Legend>
          <Suspense fallback={<Busy />}>
            <TimeField value={draft.at} invalid={Boolean(fault)} onChange={(at) => onChange({ at })} />
          </Suspense>
          {fault && <ValidationMessage>{fault}</ValidationMessage>}
        </Fieldset>
      )}
    </div>
  );
}
