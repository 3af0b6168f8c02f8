import { Paragraph } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createRecord, recordsChanged } from '@/api/records';
import type { Register, RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { DialogForm } from '@/registers/form/DialogForm';
import { type Drafts, draftsOf, valuesOf } from '@/registers/form/drafts';
import { onceKeys } from '@/registers/form/once';
import { withFields } from '@/registers/form/some_fields';
import { useNotices } from '@/ui/notices';
import { useLanguage, useWords } from '@/words/words';
import { riskRecordWords } from './words';

const asked = ['reason', 'until', 'asked_of', 'decision'];

interface Props {
  register: Register;
  risk: RegisterRecord;
  onClose: () => void;
}

/** Asks whoever has the mandate to accept a risk until a day. */
export function AskAcceptance({ register, risk, onClose }: Props) {
  const w = useWords(riskRecordWords);
  const language = useLanguage();
  const client = useQueryClient();
  const authority = useAuthority();
  const { tell } = useNotices();
  const [keyOf] = useState(onceKeys);
  const fields = withFields(register, asked);
  const save = async (drafts: Drafts) => {
    const values = { ...valuesOf(fields, drafts), risk: risk.id, unit: risk.unit ?? authority.id };
    await createRecord('risk-acceptances', authority.code, values, keyOf(values));
    tell(w('asked'));
    void recordsChanged(client);
    onClose();
  };
  return (
    <DialogForm
      title={w('ask_title')}
      register={fields}
      initial={draftsOf(fields, {}, language)}
      submit={w('send')}
      onSave={save}
      onClose={onClose}
    >
      <Paragraph>{w('ask_help')}</Paragraph>
    </DialogForm>
  );
}
