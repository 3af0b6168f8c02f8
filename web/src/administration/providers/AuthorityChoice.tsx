import { useSession } from '@/app/session';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import { fieldId } from './TextLine';
import { providersWords } from './words';

interface Props {
  value: string;
  fault: string | undefined;
  onChange: (code: string) => void;
}

/** Where those belong whom no role places elsewhere. */
export function AuthorityChoice({ value, fault, onChange }: Props) {
  const w = useWords(providersWords);
  const { authorities } = useSession();
  const all = authorities.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <SelectField
      id={fieldId('authority')}
      label={w('authority')}
      value={value}
      options={[{ value: '', label: w('no_authority') }, ...all]}
      fault={fault}
      onChange={onChange}
    />
  );
}
