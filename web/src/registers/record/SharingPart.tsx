import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Address } from '@/api/records';
import { sharedOf } from '@/api/sharing';
import type { Register, RegisterRecord } from '@/api/types';
import { useAuthority } from '@/app/place';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import styles from './RecordView.module.css';
import { ShareDialog } from './ShareDialog';
import { useReadersText } from './useReadersText';

interface Props {
  register: Register;
  at: Address;
  record: RegisterRecord;
  title: string;
}

/** Who else may read the record, and the way to change that. Nothing where it is not shared and may not be. */
export function SharingPart({ register, at, record, title }: Props) {
  const w = useWords(registerWords);
  const readersText = useReadersText();
  const [open, setOpen] = useState(false);
  const knows = useAuthority().may !== undefined;
  const mayShare = useMay(register.name, 'administer') && knows;
  const shared = sharedOf(record);
  if (!mayShare && shared.length === 0) return null;
  return (
    <section className={styles.group}>
      <Heading level={2} data-size="2xs">
        {w('sharing')}
      </Heading>
      <p>{readersText(shared)}</p>
      {mayShare && (
        <div>
          <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
            {w('share')}
          </Button>
        </div>
      )}
      {open && <ShareDialog at={at} shared={shared} title={title} onClose={() => setOpen(false)} />}
    </section>
  );
}
