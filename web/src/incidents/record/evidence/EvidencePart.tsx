import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Download, Plus } from 'lucide-react';
import { useState } from 'react';
import { evidencePackage } from '@/api/evidence';
import { listQuery } from '@/api/registers';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { AddEvidence } from './AddEvidence';
import { EvidenceLine } from './EvidenceLine';
import { evidenceWords } from './words';

const most = 200;

/** The files that prove what has happened, and all of them as a package. */
export default function EvidencePart() {
  const w = useWords(evidenceWords);
  const { at, record } = useIncident();
  const mayAdd = useMay('evidence', 'write') && !record.archived_at && record.sensitive !== 'yes';
  const query = { authority: at.authority, incident: `eq.${record.id}`, sort: 'name', limit: most };
  const { data, error, refetch } = useQuery(listQuery('evidence-items', query));
  const [adding, setAdding] = useState(false);
  const some = Boolean(data?.items.some(({ sha256 }) => sha256));
  return (
    <section className={styles.part}>
      <div className={styles.top}>
        <Heading level={2} data-size="2xs">
          {w('title')}
        </Heading>
        {mayAdd && !adding && (
          <Button variant="secondary" data-size="sm" onClick={() => setAdding(true)}>
            <Plus aria-hidden size={16} />
            {w('add')}
          </Button>
        )}
      </div>
      <p className={styles.help}>{w('help')}</p>
      {adding && <AddEvidence onClose={() => setAdding(false)} />}
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {data?.items.length === 0 && !adding && <p className={styles.none}>{w('none')}</p>}
      <ul className={styles.lines}>
        {data?.items.map((evidence) => (
          <EvidenceLine key={evidence.id} evidence={evidence} />
        ))}
      </ul>
      {some && (
        <div className={styles.tight}>
          <div>
            <Button asChild variant="secondary">
              <a href={evidencePackage(at)} download>
                <Download aria-hidden size={16} />
                {w('package')}
              </a>
            </Button>
          </div>
          <p className={styles.help}>{w('package_help')}</p>
        </div>
      )}
    </section>
  );
}
