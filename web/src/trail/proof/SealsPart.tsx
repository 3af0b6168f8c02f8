import { Heading, Paragraph, Table } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { latestQuery, type TrailEntry } from '@/api/trail';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './ProofPart.module.css';
import { sealOf } from './seal';
import { proofWords } from './words';

const most = 31;

/** The seals of the last month, the latest first. */
export function SealsPart({ authority }: { authority: string }) {
  const w = useWords(proofWords);
  const { data, error, refetch } = useQuery(latestQuery({ authority, kind: 'seal' }, most));
  return (
    <section className={styles.part} aria-labelledby="trail-seals">
      <Heading level={2} data-size="xs" id="trail-seals">
        {w('seals')}
      </Heading>
      <Paragraph className={styles.help}>{w('seals_help')}</Paragraph>
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Busy />}
      {data?.length === 0 && <Empty title={w('no_seals')}>{w('no_seals_help')}</Empty>}
      {data && data.length > 0 && <SealTable entries={data} />}
    </section>
  );
}

function SealTable({ entries }: { entries: TrailEntry[] }) {
  const w = useWords(proofWords);
  const { date, instant, number } = useFormats();
  return (
    <ScrollRegion label={w('seal_table')}>
      <Table className={styles.table}>
        <caption className="visually-hidden">{w('seals')}</caption>
        <Table.Head>
          <Table.Row>
            <Table.HeaderCell scope="col">{w('day')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{w('sealed_at')}</Table.HeaderCell>
            <Table.HeaderCell scope="col" className="number">
              {w('up_to')}
            </Table.HeaderCell>
            <Table.HeaderCell scope="col">{w('seal_head')}</Table.HeaderCell>
            <Table.HeaderCell scope="col">{w('key')}</Table.HeaderCell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {entries.map(sealOf).map((seal) => (
            <Table.Row key={seal.key}>
              <Table.HeaderCell scope="row">{seal.day ? date(seal.day) : ''}</Table.HeaderCell>
              <Table.Cell>{instant(seal.at)}</Table.Cell>
              <Table.Cell className="number">{number(seal.link)}</Table.Cell>
              <Table.Cell>
                <code className={styles.code}>{seal.head}</code>
              </Table.Cell>
              <Table.Cell>
                <code className={styles.code}>{seal.signedWith}</code>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollRegion>
  );
}
