import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { useWords } from '@/words/words';
import { administrationWords } from '../words';
import { fieldId } from './AccountFields';
import type { AccountField } from './account_form';

interface Props {
  faults: Map<AccountField, string>;
  /** A refusal that is about no field. */
  rest: unknown;
}

export function AccountFaults({ faults, rest }: Props) {
  const a = useWords(administrationWords);
  return (
    <>
      <FaultSummary
        title={a('faults')}
        faults={[...faults].map(([field, text]) => ({ id: fieldId(field), text }))}
      />
      {Boolean(rest) && <ErrorNote error={rest} />}
    </>
  );
}
