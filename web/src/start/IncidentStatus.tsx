import { Tag } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { fieldOf, registersQuery } from '@/api/registers';
import type { Value } from '@/api/types';
import { useSay } from '@/words/words';

/** How far the handling has come, in the register's own words. */
export function IncidentStatus({ status }: { status: Value | undefined }) {
  const say = useSay();
  const { data: registers } = useQuery(registersQuery);
  const register = registers?.find(({ name }) => name === 'incident');
  const choice = register && fieldOf(register, 'status')?.choices.find(({ code }) => code === status);
  if (!choice) return null;
  return <Tag data-color={status === 'new' ? 'warning' : 'info'}>{say(choice.label)}</Tag>;
}
