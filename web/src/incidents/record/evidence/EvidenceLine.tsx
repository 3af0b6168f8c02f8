import type { RegisterRecord } from '@/api/types';
import { evidenceFile } from '@/api/evidence';
import { Button } from '@digdir/designsystemet-react';
import { Download, Handshake } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/app/useMay';
import { useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { CustodyList } from './CustodyList';
import { EvidenceFacts } from './EvidenceFacts';
import { HandOnDialog } from './HandOnDialog';
import { SendAgain } from './SendAgain';
import { evidenceWords } from './words';

/** A piece of evidence: what it shows, how it was taken, its digest, and who has it. */
export function EvidenceLine({ evidence }: { evidence: RegisterRecord }) {
  const w = useWords(evidenceWords);
  const { at } = useIncident();
  const mayWrite = useMay('evidence', 'write');
  const [handing, setHanding] = useState(false);
  const name = String(evidence.name ?? evidence.reference ?? '');
  const there = Boolean(evidence.sha256);
  return (
    <li className={styles.tight}>
      <div className={styles.top}>
        <h3 className={styles.name}>{name}</h3>
        <span className={styles.buttons}>
          {there && (
            <Button asChild variant="tertiary" data-size="sm">
              <a href={evidenceFile(evidence.id, at.authority)} download={name}>
                <Download aria-hidden size={16} />
                {w('fetch')} <span className="visually-hidden">{name}</span>
              </a>
            </Button>
          )}
          {there && mayWrite && (
            <Button variant="tertiary" data-size="sm" onClick={() => setHanding(true)}>
              <Handshake aria-hidden size={16} />
              {w('hand_on')} <span className="visually-hidden">({name})</span>
            </Button>
          )}
        </span>
      </div>
      {evidence.what && <p className={styles.text}>{String(evidence.what)}</p>}
      <EvidenceFacts evidence={evidence} />
      {there ? <CustodyList evidence={evidence} /> : mayWrite && <SendAgain evidence={evidence} />}
      {handing && <HandOnDialog evidence={evidence} onClose={() => setHanding(false)} />}
    </li>
  );
}
