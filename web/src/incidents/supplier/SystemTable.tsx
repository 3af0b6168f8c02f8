import { Table } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { TouchedSystem } from '@/api/incident_suppliers';
import { ScrollRegion } from '@/ui/ScrollRegion';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Supplier.module.css';
import { supplierWords } from './words';

const columns = [
  'system',
  'authority',
  'information',
  'class',
  'registered',
  'protected_identities',
] as const;
const numbers: readonly string[] = ['registered', 'protected_identities'];

/** The supplier's systems with what they hold. */
export function SystemTable({ systems }: { systems: readonly TouchedSystem[] }) {
  const w = useWords(supplierWords);
  return (
    <ScrollRegion label={w('caption')}>
      <Table zebra data-color="neutral" className={styles.table}>
        <caption className="visually-hidden">{w('caption')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={numbers.includes(column) ? styles.number : undefined}>
                {w(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {systems.map((system) => (
            <SystemRow key={`${system.authority.code} ${system.id}`} system={system} />
          ))}
        </tbody>
      </Table>
    </ScrollRegion>
  );
}

function SystemRow({ system }: { system: TouchedSystem }) {
  const w = useWords(supplierWords);
  const f = useFormats();
  const { id, name, authority, information } = system;
  const number = (value: number | null) => (value === null ? w('unknown') : f.number(value));
  return (
    <tr>
      <th scope="row">
        <Link
          to="/registers/$register/$id"
          params={{ register: 'systems', id }}
          search={{ authority: authority.code }}
          className="ds-link"
        >
          {name}
        </Link>
      </th>
      <td>{authority.name}</td>
      <td>{information ?? w('unknown')}</td>
      <td>{useClassText(system)}</td>
      <td className={styles.number}>{number(system.registered)}</td>
      <td className={styles.number}>{number(system.protected_identities)}</td>
    </tr>
  );
}

/** "K3 R2 T2", as people write a class. */
function useClassText({ confidentiality, integrity, availability }: TouchedSystem): string {
  const w = useWords(supplierWords);
  const levels = [
    { letter: w('confidentiality'), level: confidentiality },
    { letter: w('integrity'), level: integrity },
    { letter: w('availability'), level: availability },
  ].filter(({ level }) => level !== null);
  if (levels.length === 0) return w('not_classified');
  return levels.map(({ letter, level }) => `${letter}${level ?? ''}`).join(' ');
}
