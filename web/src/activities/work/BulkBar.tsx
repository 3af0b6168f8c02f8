import { Button, Textfield } from '@digdir/designsystemet-react';
import { type SyntheticEvent, useState } from 'react';
import type { RegisterRecord } from '@/api/types';
import { ErrorNote } from '@/ui/ErrorNote';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import { type BulkField, bulkFields, readBulk } from './bulk_draft';
import { useBulk } from './useBulk';
import { useStatusName } from './useChoiceName';
import { statuses } from './work';
import styles from './WorkList.module.css';
import { workWords } from './words';

const names = {
  status: 'set_status',
  year: 'set_year',
  due: 'postpone',
  responsible: 'set_responsible',
} as const;

interface Props {
  activities: RegisterRecord[];
  onClear: () => void;
}

/** Changes the status, year, due date or responsible of all that are selected. */
export function BulkBar({ activities, onClear }: Props) {
  const w = useWords(workWords);
  const statusName = useStatusName();
  const [field, setField] = useState<BulkField>('status');
  const [text, setText] = useState('ongoing');
  const [fault, setFault] = useState('');
  const bulk = useBulk(onClear);
  const choose = (name: string) => {
    const chosen = bulkFields.find((one) => one === name) ?? 'status';
    setField(chosen);
    setText(chosen === 'status' ? 'ongoing' : '');
    setFault('');
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const change = readBulk(field, text);
    setFault(typeof change === 'string' ? w(change) : '');
    if (typeof change !== 'string') bulk.mutate({ activities, change });
  };
  return (
    <section className={styles.bar} aria-label={w('bulk')}>
      <form className={styles.form} noValidate onSubmit={submit}>
        <strong>{w('selected', { count: activities.length })}</strong>
        <SelectField
          label={w('change')}
          value={field}
          options={bulkFields.map((one) => ({ value: one, label: w(names[one]) }))}
          onChange={choose}
        />
        {field === 'status' ? (
          <SelectField
            label={w('to')}
            value={text}
            options={statuses.map((status) => ({ value: status, label: statusName(status) }))}
            onChange={setText}
          />
        ) : (
          <Textfield
            label={w(field === 'due' ? 'days' : 'to')}
            value={text}
            error={fault || undefined}
            onChange={(event) => setText(event.target.value)}
          />
        )}
        <Button type="submit" data-size="sm" loading={bulk.isPending}>
          {w('apply')}
        </Button>
        <Button variant="tertiary" data-size="sm" onClick={onClear}>
          {w('unselect')}
        </Button>
      </form>
      {bulk.error && <ErrorNote error={bulk.error} />}
    </section>
  );
}
