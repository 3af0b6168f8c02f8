import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { linksQuery } from '@/api/links';
import type { RegisterRecord } from '@/api/types';
import { LinkLine } from '@/registers/links/LinkLine';
import links from '@/registers/links/LinksPart.module.css';
import { useLinks } from '@/registers/links/useLinks';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { AddSystem } from './AddSystem';
import { useIncident } from './incident_context';
import styles from './Part.module.css';
import { incidentWords } from './words';

/** The systems that the incident concerns. */
export function SystemsPart({ record }: { record: RegisterRecord }) {
  const w = useWords(incidentWords);
  const { at, mayWrite } = useIncident();
  const { data, error } = useQuery(linksQuery(at));
  const { removing } = useLinks(at);
  const [adding, setAdding] = useState(false);
  const systems = data?.filter(({ type, direction }) => type === 'system' && direction === 'out') ?? [];
  return (
    <div className={styles.tight}>
      <h3 className={links.label}>{w('systems')}</h3>
      {error && <ErrorNote error={error} />}
      {data && systems.length === 0 && <p className={styles.none}>{w('no_systems')}</p>}
      <ul className={links.items}>
        {systems.map((item) => (
          <LinkLine
            key={item.id}
            item={item}
            onRemove={mayWrite ? (title) => removing.mutate({ tie: item, title }) : undefined}
          />
        ))}
      </ul>
      {mayWrite && !record.archived_at && (
        <div>
          <Button variant="tertiary" data-size="sm" onClick={() => setAdding(true)}>
            <Link2 aria-hidden size={16} />
            {w('add_system')}
          </Button>
        </div>
      )}
      {adding && <AddSystem onClose={() => setAdding(false)} />}
    </div>
  );
}
