import { Button } from '@digdir/designsystemet-react';
import type { Passkey } from '@/api/factors';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { ownFactorsWords } from './factors_words';
import styles from './PasskeysFactor.module.css';

export function PasskeyLine({ passkey, onRemove }: { passkey: Passkey; onRemove: () => void }) {
  const w = useWords(ownFactorsWords);
  const formats = useFormats();
  const { name, created_at, used_at } = passkey;
  return (
    <li className={styles.passkey}>
      <div>
        <div className={styles.name}>{name}</div>
        <div className={styles.when}>
          {w('passkey_created', { when: formats.instant(created_at) })},{' '}
          {used_at ? w('passkey_used', { when: formats.instant(used_at) }) : w('passkey_unused')}
        </div>
      </div>
      <Button variant="tertiary" aria-label={w('remove_passkey', { name })} onClick={onRemove}>
        {w('remove')}
      </Button>
    </li>
  );
}
