import { Button, Field, Label, Textarea } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type PassKind, passesQuery, passOn } from '@/api/incident_passes';
import { recordsChanged } from '@/api/records';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { onceKeys } from '@/registers/form/once';
import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { Modal } from '@/ui/Modal';
import { useNotices } from '@/ui/notices';
import { uiWords } from '@/ui/words';
import { useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { FactChoices } from './FactChoices';
import { codesOf, factsToPass, newPassForm, passOf } from './pass_form';
import { PassPreview } from './PassPreview';
import { ReceiverChoices } from './ReceiverChoices';
import { passWords } from './words';

/** Chooses what is passed on and to whom, and shows exactly that before it leaves. */
export function PassDialog({ kind, onClose }: { kind: PassKind; onClose: () => void }) {
  const w = useWords(passWords);
  const ui = useWords(uiWords);
  const { at, register, record } = useIncident();
  const client = useQueryClient();
  const { tell } = useNotices();
  const facts = factsToPass(register, record);
  const [form, setForm] = useState(() => newPassForm(facts));
  const [attempt, setAttempt] = useState(0);
  const [keyOf] = useState(onceKeys);
  const order = passOf(kind, form);
  const passing = useMutation({
    mutationFn: () => passOn(at, order, keyOf(order)),
    onSuccess: ({ items }) => {
      client.setQueryData(passesQuery(at).queryKey, items);
      tell(w(`done_${kind}`));
      onClose();
      return recordsChanged(client);
    },
  });
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const faults = [
    ...(kind === 'inform' && codesOf(form).length === 0 ? [{ id: 'pass-to', text: w('to_lacks') }] : []),
    ...(form.facts.length === 0 ? [{ id: 'pass-facts', text: w('facts_lacks') }] : []),
  ];
  const save = () => {
    setAttempt(attempt + 1);
    if (faults.length === 0) passing.mutate();
  };
  return (
    <Modal
      open
      wide
      title={w(kind)}
      onClose={onClose}
      actions={
        <>
          <Button loading={passing.isPending} onClick={save}>
            {w('pass_on')}
          </Button>
          <Button variant="secondary" disabled={passing.isPending} onClick={onClose}>
            {ui('cancel')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <p>{w(`${kind}_help`)}</p>
        {attempt > 0 && <FaultSummary key={attempt} title={ui('failed')} faults={faults} />}
        {kind === 'inform' && <ReceiverChoices form={form} onChange={change} />}
        <FactChoices fields={facts} chosen={form.facts} onChange={(chosen) => change({ facts: chosen })} />
        <Field>
          <Label>{w('note')}</Label>
          <Textarea rows={3} value={form.note} onChange={(event) => change({ note: event.target.value })} />
        </Field>
        <PassPreview fields={facts.filter(({ name }) => form.facts.includes(name))} note={form.note} />
        {passing.error && <ErrorNote error={passing.error} />}
      </div>
      <LeaveQuestion unsaved={form.note !== ''} />
    </Modal>
  );
}
