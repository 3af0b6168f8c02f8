import { Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { registersQuery } from '@/api/registers';
import { useSay, useWords } from '@/words/words';
import { trailEventWords } from './words';

const others = [
  'account',
  'assignment',
  'session',
  'token',
  'matrix',
  'provider',
  'scim_group',
  'setting',
  'report',
  'report_text',
  'review',
  'persons_data',
  'trail',
] as const;

/** What events are about: registers, and all else. */
export function SubjectOptions() {
  const w = useWords(trailEventWords);
  const say = useSay();
  const { data: registers = [] } = useQuery(registersQuery);
  return (
    <>
      <Select.Option value="">{w('all_subjects')}</Select.Option>
      <Select.Optgroup label={w('registers')}>
        {registers.map((register) => (
          <Select.Option key={register.name} value={register.name}>
            {say(register.label_plural)}
          </Select.Option>
        ))}
      </Select.Optgroup>
      <Select.Optgroup label={w('others')}>
        {others.map((type) => (
          <Select.Option key={type} value={type}>
            {w(`subject_${type}`)}
          </Select.Option>
        ))}
      </Select.Optgroup>
    </>
  );
}
