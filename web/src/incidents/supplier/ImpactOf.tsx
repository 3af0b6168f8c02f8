import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type SupplierImpact, supplierImpactQuery } from '@/api/incident_suppliers';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { DraftPart } from './DraftPart';
import styles from './Supplier.module.css';
import { SystemTable } from './SystemTable';
import { supplierWords } from './words';

/** What an incident of the supplier's touches, and what to say about it in each authority. */
export function ImpactOf({ supplier }: { supplier: string }) {
  const w = useWords(supplierWords);
  const { data, error, refetch } = useQuery(supplierImpactQuery(supplier));
  if (error && !data) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <Busy />;
  if (data.systems.length === 0) return <Empty title={w('no_systems')}>{w('no_systems_help')}</Empty>;
  return (
    <>
      <section className={styles.part}>
        <Heading level={2} data-size="xs">
          {w('touched', { supplier: data.supplier })}
        </Heading>
        <Sums impact={data} />
        <SystemTable systems={data.systems} />
      </section>
      <section className={styles.part}>
        <Heading level={2} data-size="xs">
          {w('drafts')}
        </Heading>
        <Paragraph className={styles.beside}>{w('drafts_help')}</Paragraph>
        {data.drafts.map((draft) => (
          <DraftPart key={draft.authority} draft={draft} impact={data} />
        ))}
      </section>
    </>
  );
}

function Sums({ impact }: { impact: SupplierImpact }) {
  const w = useWords(supplierWords);
  const f = useFormats();
  const number = (value: number | null) => (value === null ? w('unknown') : f.number(value));
  const sums = [
    { name: 'systems', value: impact.systems.length },
    { name: 'authorities', value: impact.authorities.length },
    { name: 'registered', value: impact.registered },
    { name: 'protected_identities', value: impact.protected_identities },
  ] as const;
  return (
    <dl className={styles.sums}>
      {sums.map(({ name, value }) => (
        <div key={name}>
          <dt>{w(name)}</dt>
          <dd>{number(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
