import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HeldRegister } from '@/api/persons';
import { registersQuery } from '@/api/registers';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from './Held.module.css';
import { HeldRecordItem } from './HeldRecordItem';
import { HeldSection } from './HeldSection';
import { heldWords } from './words';

const atFirst = 10;

/** What a register holds about the person. */
export function RegisterSection({ held }: { held: HeldRegister }) {
  const w = useWords(heldWords);
  const say = useSay();
  const { number } = useFormats();
  const { data: registers } = useQuery(registersQuery);
  const [all, setAll] = useState(false);
  const register = registers?.find((one) => one.name === held.register);
  const { records, count } = held;
  const shown = all ? records : records.slice(0, atFirst);
  return (
    <HeldSection
      title={say(held.label)}
      count={w('count', { count, number: number(count) })}
      why={w('why', { why: say(held.why) })}
    >
      <ul className={styles.records}>
        {shown.map((record) => (
          <HeldRecordItem key={record.id} record={record} register={register} />
        ))}
      </ul>
      {shown.length < records.length && (
        <div>
          <Button variant="tertiary" data-size="sm" onClick={() => setAll(true)}>
            {w('show_all', { number: number(records.length) })}
          </Button>
        </div>
      )}
      {records.length < count && <Paragraph>{w('rest', { number: number(records.length) })}</Paragraph>}
    </HeldSection>
  );
}
