import { Button, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useId, useState } from 'react';
import { newKey } from '@/api/newKey';
import { ask } from '@/api/request';
import type { RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { ErrorNote } from '@/ui/ErrorNote';
import { Modal } from '@/ui/Modal';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import formStyles from '../FormPage.module.css';
import { useFaults } from '../useFaults';
import { administrationWords } from '../words';
import type { UnitNode } from './branch';
import { unitTreeWords } from './words';

interface Props {
  below: UnitNode;
  onAdded: () => void;
  onClose: () => void;
}

const fields = ['name', 'code', 'kind'] as const;

/** A unit below another, without leaving the tree. */
export function AddUnit({ below, onAdded, onClose }: Props) {
  const w = useWords(unitTreeWords);
  const a = useWords(administrationWords);
  const { tell } = useNotices();
  const authority = useAuthority();
  const client = useQueryClient();
  const form = useId();
  const [unit, setUnit] = useState({ name: '', code: '', kind: '' });
  const [once] = useState(newKey);
  const adding = useMutation({
    mutationFn: () =>
      ask<RegisterRecord>('POST', '/api/v1/units', {
        query: { authority: authority.code },
        body: { ...unit, parent: below.id },
        once,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['records', 'units'] });
      tell(w('added', { name: unit.name }));
      onAdded();
    },
  });
  const { faults, setFound, rest } = useFaults(fields, adding.error);
  const labels = { name: a('name'), code: w('code'), kind: w('kind') };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const lacks = (['name', 'code'] as const).filter((field) => !unit[field].trim());
    setFound(new Map(lacks.map((field) => [field, a('fill_in', { field: labels[field].toLowerCase() })])));
    if (lacks.length === 0) adding.mutate();
    else adding.reset();
  };
  return (
    <Modal
      open
      title={w('add_below', { name: below.name })}
      onClose={onClose}
      actions={
        <Button type="submit" form={form} loading={adding.isPending}>
          {a('save')}
        </Button>
      }
    >
      <form id={form} className={formStyles.form} onSubmit={submit} noValidate>
        {Boolean(rest) && <ErrorNote error={rest} />}
        {fields.map((field) => (
          <Textfield
            key={field}
            label={labels[field]}
            description={field === 'name' ? undefined : w(`${field}_help`)}
            autoComplete="off"
            error={faults.get(field)}
            value={unit[field]}
            onChange={(event) => setUnit({ ...unit, [field]: event.target.value })}
          />
        ))}
      </form>
    </Modal>
  );
}
