import { Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registersQuery } from '@/api/registers';
import { useAuthority } from '@/app/place';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from './FreezePart.module.css';
import type { ChangedRecord } from './types';
import { reportWords } from './words';

interface Props {
  caption: string;
  records: ChangedRecord[];
}

/** Which records, when and by whom. */
export function ChangedRecords({ caption, records }: Props) {
  const w = useWords(reportWords);
  return (
    <ScrollRegion label={caption}>
      <Table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <Table.Head>
          <Table.Row>
            {(['record', 'register', 'changed_at', 'changed_by'] as const).map((column) => (
              <Table.HeaderCell key={column} scope="col">
                {w(column)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {records.map((record) => (
            <ChangedRow key={record.id} record={record} />
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}

function ChangedRow({ record }: { record: ChangedRecord }) {
  const w = useWords(reportWords);
  const say = useSay();
  const formats = useFormats();
  const authority = useAuthority();
  const { data: registers = [] } = useQuery(registersQuery);
  const register = registers.find((one) => one.name === record.type);
  return (
    <Table.Row>
      <th scope="row" className={styles.record}>
        {register ? (
          <Link
            to="/registers/$register/$id"
            params={{ register: register.plural, id: record.id }}
            search={{ authority: authority.code }}
            className="ds-link"
          >
            {record.record}
          </Link>
        ) : (
          record.record
        )}
      </th>
      <Table.Cell>{register ? say(register.label) : record.type}</Table.Cell>
      <Table.Cell className={styles.when}>{formats.instant(record.changed_at)}</Table.Cell>
      <Table.Cell>{record.changed_by || w('by_nobody')}</Table.Cell>
    </Table.Row>
  );
}
