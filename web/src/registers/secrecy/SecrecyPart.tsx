import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Address } from '@/api/records';
import { marksOf, maskedOf } from '@/api/secrecy';
import type { Register, RegisterRecord } from '@/api/types';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import groups from '../record/RecordView.module.css';
import { MarkDialog } from './MarkDialog';
import { MarkList } from './MarkList';
import { markWords } from './words';

interface Props {
  register: Register;
  at: Address;
  /** Without what is secret. */
  record: RegisterRecord;
  title: string;
}

/** What of a record is marked, by whom and why, for who may see that; and the way to change it. */
export function SecrecyPart({ register, at, record, title }: Props) {
  const w = useWords(markWords);
  const [open, setOpen] = useState(false);
  const mayMark = useMay('secrecy', 'write');
  const marks = marksOf(record) ?? [];
  const hidden = marks.length === 0 && Object.keys(maskedOf(record)).length > 0;
  // A unit stands with everything else and cannot be marked. Marks that one may not see are not written over.
  const offered = mayMark && !hidden && register.plural !== 'units';
  if (!offered && marks.length === 0) return null;
  return (
    <section className={groups.group}>
      <Heading level={2} data-size="2xs">
        {w('secrecy')}
      </Heading>
      {marks.length === 0 ? (
        <p className={groups.none}>{w('none_marked')}</p>
      ) : (
        <MarkList register={register} marks={marks} />
      )}
      {offered && (
        <div>
          <Button variant="secondary" data-size="sm" onClick={() => setOpen(true)}>
            {w(marks.length === 0 ? 'mark' : 'change_marks')}
          </Button>
        </div>
      )}
      {open && (
        <MarkDialog
          register={register}
          at={at}
          record={record}
          title={title}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}
