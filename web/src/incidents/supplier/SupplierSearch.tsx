import { Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Supplier, suppliersQuery } from '@/api/incident_suppliers';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import styles from './Supplier.module.css';
import { supplierWords } from './words';

/** Suppliers whose name holds what is written; all of them where nothing is. */
export function SupplierSearch({ chosen }: { chosen: string }) {
  const w = useWords(supplierWords);
  const [written, setWritten] = useState('');
  const { data, error } = useQuery(suppliersQuery(written.trim()));
  return (
    <section className={styles.part} aria-label={w('search')}>
      <Textfield
        type="search"
        label={w('search')}
        description={w('search_help')}
        value={written}
        className={styles.field}
        onChange={(event) => setWritten(event.target.value)}
      />
      {error && !data && <ErrorNote error={error} />}
      {data && data.length === 0 && <Paragraph role="status">{w('none')}</Paragraph>}
      {data && data.length > 0 && (
        <ul className={styles.suppliers} aria-label={w('suppliers')}>
          {data.map((supplier) => (
            <SupplierLine key={supplier.name} supplier={supplier} chosen={supplier.name === chosen} />
          ))}
        </ul>
      )}
    </section>
  );
}

function SupplierLine({ supplier, chosen }: { supplier: Supplier; chosen: boolean }) {
  const w = useWords(supplierWords);
  return (
    <li>
      <Link
        to="."
        search={(before) => ({ ...before, supplier: supplier.name })}
        resetScroll={false}
        aria-current={chosen ? 'true' : undefined}
        className={`ds-link ${chosen ? (styles.chosen ?? '') : ''}`}
      >
        {supplier.name}
      </Link>{' '}
      <span className={styles.beside}>{w('systems_of', { count: supplier.systems })}</span>
    </li>
  );
}
