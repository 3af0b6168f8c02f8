import { Button, Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Siren } from 'lucide-react';
import type { SupplierImpact } from '@/api/incident_suppliers';
import { mayThere } from '@/app/rights';
import { useSession } from '@/app/session';
import { CopyButton } from '@/ui/CopyButton';
import { useWords } from '@/words/words';
import { begunIncident } from './begun_incident';
import styles from './Supplier.module.css';
import { supplierWords } from './words';

interface Props {
  draft: SupplierImpact['drafts'][number];
  impact: SupplierImpact;
}

/** What to tell one authority, to copy, and the way to its own incident. */
export function DraftPart({ draft, impact }: Props) {
  const w = useWords(supplierWords);
  const session = useSession();
  const { authority: code, title, text } = draft;
  const authority = session.authorities.find((one) => one.code === code);
  const name = impact.authorities.find((one) => one.code === code)?.name ?? code;
  const may = authority !== undefined && mayThere(session, authority, 'incident', 'write');
  return (
    <article className={styles.draft}>
      <Heading level={3} data-size="2xs">
        {name}
      </Heading>
      <p className={styles.draftTitle}>{title}</p>
      <p className={styles.text}>{text}</p>
      <div className={styles.actions} data-size="sm">
        <CopyButton text={`${title}\n\n${text}`} label={w('copy', { authority: name })} />
        {may && (
          <Button asChild variant="secondary">
            <Link
              to="/registers/$register/new"
              params={{ register: 'incidents' }}
              search={begunIncident(impact, code, title)}
            >
              <Siren aria-hidden size={16} />
              {w('begin', { authority: name })}
            </Link>
          </Button>
        )}
      </div>
    </article>
  );
}
