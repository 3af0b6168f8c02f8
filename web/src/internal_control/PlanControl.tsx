import { Paragraph } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createRecord, recordsChanged } from '@/api/records';
import type { RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { DialogForm } from '@/registers/form/DialogForm';
import { type Drafts, draftsOf, valuesOf } from '@/registers/form/drafts';
import { onceKeys } from '@/registers/form/once';
import { withFields } from '@/registers/form/some_fields';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { useNotices } from '@/ui/notices';
import { useLanguage, useWords } from '@/words/words';
import { controlWords } from './words';

const asked = [
  'what',
  'how',
  'method',
  'frequency',
  'responsible',
  'population',
  'expected_deviation',
  'tolerable_deviation',
  'confidence',
];

interface Props {
  risk: RegisterRecord;
  year: number;
  onClose: () => void;
}

/** Plans the control of a chosen risk. */
export function PlanControl({ risk, year, onClose }: Props) {
  const w = useWords(controlWords);
  const language = useLanguage();
  const client = useQueryClient();
  const authority = useAuthority();
  const { tell } = useNotices();
  const controls = useRegisterNamed('internal_control');
  const [keyOf] = useState(onceKeys);
  if (!controls) return null;
  const register = withFields(controls, asked);
  const save = async (drafts: Drafts) => {
    const of = { risk: risk.id, year, unit: risk.unit ?? authority.id };
    const values = { ...valuesOf(register, drafts), ...of };
    await createRecord('internal-controls', authority.code, values, keyOf(values));
    tell(w('planned', { title: drafts.what ?? '' }));
    void recordsChanged(client);
    onClose();
  };
  return (
    <DialogForm
      title={w('plan_title')}
      register={register}
      initial={draftsOf(register, {}, language)}
      submit={w('create')}
      onSave={save}
      onClose={onClose}
    >
      <Paragraph>{w('plan_for', { risk: String(risk.event ?? risk.reference ?? '') })}</Paragraph>
    </DialogForm>
  );
}
