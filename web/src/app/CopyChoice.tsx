import { Fieldset, Radio } from '@digdir/designsystemet-react';
import type { Secrets } from '@/api/secrecy';
import { useWords } from '@/words/words';
import { secrecyWords } from './secrecy_words';
import { useMay } from './useMay';

interface Props {
  secrets: Secrets;
  onChange: (secrets: Secrets) => void;
}

/** Whether what leaves the house is masked, with what follows; nothing for who has no choice. */
export function CopyChoice({ secrets, onChange }: Props) {
  const w = useWords(secrecyWords);
  const maySee = useMay('secrecy', 'read');
  if (!maySee) return null;
  return (
    <Fieldset>
      <Fieldset.Legend>{w('copy')}</Fieldset.Legend>
      {(['masked', 'shown'] as const).map((one) => (
        <Radio
          key={one}
          name="copy"
          value={one}
          label={w(`copy_${one}`)}
          description={w(`copy_${one}_help`)}
          checked={secrets === one}
          onChange={() => onChange(one)}
        />
      ))}
    </Fieldset>
  );
}
