import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { HeldGroup, HeldRecord, HeldValue } from '@/api/persons';
import { fieldOf, registersQuery } from '@/api/registers';
import type { Register } from '@/api/types';
import { RecordsLink } from '@/app/RecordsLink';
import { ValueText } from '@/registers/ValueText';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Held.module.css';
import { HeldSection } from './HeldSection';
import { heldWords } from './words';

/** What a register holds about the person. */
export function RegisterSection({ group }: { group: HeldGroup }) {
  const w = useWords(heldWords);
  const { number } = useFormats();
  const { data: registers } = useQuery(registersQuery);
  const register = registers?.find((one) => one.plural === group.plural);
  const source = group.source ? ` (${group.source})` : '';
  return (
    <HeldSection
      title={group.label}
      count={w('count', { count: group.count, number: number(group.count) })}
      why={w('why', { why: group.why + source })}
    >
      <ul className={styles.records}>
        {group.items.map((record) => (
          <Held key={record.id} record={record} register={register} />
        ))}
      </ul>
      {group.more && <Paragraph>{w('rest', { number: number(group.items.length) })}</Paragraph>}
    </HeldSection>
  );
}

interface Props {
  record: HeldRecord;
  register: Register | undefined;
}

function Held({ record, register }: Props) {
  const w = useWords(heldWords);
  return (
    <li>
      <div className={styles.record}>
        <RecordsLink records={record.link}>{record.title || record.reference || w('untitled')}</RecordsLink>
        {record.title && record.reference && <span className={styles.beside}>{record.reference}</span>}
        {record.about && <Tag data-color="accent">{w('about')}</Tag>}
        {!record.certain && <Tag data-color="warning">{w('uncertain')}</Tag>}
        {record.archived && <Tag data-color="neutral">{w('archived')}</Tag>}
      </div>
      {record.values.length > 0 && (
        <dl className={styles.facts}>
          {record.values.map((value) => (
            <Fact key={value.field} held={value} register={register} />
          ))}
        </dl>
      )}
    </li>
  );
}

function Fact({ held, register }: { held: HeldValue; register: Register | undefined }) {
  const field = register && fieldOf(register, held.field);
  return (
    <div className={held.names ? styles.names : undefined}>
      <dt>{held.label}</dt>
      <dd>{field ? <ValueText field={field} value={held.value} /> : String(held.value ?? '')}</dd>
    </div>
  );
}
