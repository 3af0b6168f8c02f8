import { Button, Checkbox, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listQuery } from '@/api/registers';
import type { RegisterRecord } from '@/api/types';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { Modal } from '@/ui/Modal';
import { useWords } from '@/words/words';
import styles from './Plan.module.css';
import { useChooseRisks } from './useChooseRisks';
import type { PlanChoice } from './usePlan';
import { controlWords } from './words';

interface Props {
  choice: PlanChoice;
  onClose: () => void;
}

/** Ticks the risks of the year that the plan is to control. */
export function ChooseRisks({ choice, onClose }: Props) {
  const w = useWords(controlWords);
  const { data, error } = useQuery(listQuery('risks', { ...choice.filter, sort: '-value', limit: 200 }));
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const saving = useChooseRisks(choice.authority.code, onClose);
  const risks = data?.items ?? [];
  const isTicked = (risk: RegisterRecord) => changed.get(risk.id) ?? risk.internal_control === true;
  const save = () => {
    const ticked = new Set(risks.filter(isTicked).map(({ id }) => id));
    saving.mutate({ risks, ticked });
  };
  const labelOf = (risk: RegisterRecord) => {
    const value = typeof risk.value === 'number' ? w('risk_value', { value: risk.value }) : w('not_assessed');
    return `${String(risk.event ?? risk.reference ?? '')} (${value})`;
  };
  return (
    <Modal
      open
      wide
      title={w('choose_title', { year: choice.year })}
      onClose={onClose}
      actions={
        <>
          <Button loading={saving.isPending} disabled={!data} onClick={save}>
            {w('choose_save')}
          </Button>
          <Button variant="secondary" onClick={onClose}>
            {w('cancel')}
          </Button>
        </>
      }
    >
      <Paragraph>
        {w(data?.items.length === 0 ? 'choose_none' : 'choose_help', { year: choice.year })}
      </Paragraph>
      {error ? <ErrorNote error={error} /> : !data && <Busy />}
      <div className={styles.choices}>
        {risks.map((risk) => (
          <Checkbox
            key={risk.id}
            value={risk.id}
            label={labelOf(risk)}
            checked={isTicked(risk)}
            onChange={(event) => setChanged(new Map(changed).set(risk.id, event.target.checked))}
          />
        ))}
      </div>
      {saving.error && <ErrorNote error={saving.error} />}
    </Modal>
  );
}
