import { Tag } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useWords } from '@/words/words';
import styles from './HitGroups.module.css';
import { Marked } from './Marked';
import type { Hit } from './searchQuery';
import { searchWords } from './words';

export function HitLine({ hit, find }: { hit: Hit; find: string }) {
  const w = useWords(searchWords);
  return (
    <li className={styles.hit}>
      <div className={styles.first}>
        <Link
          to="/registers/$register/$id"
          params={{ register: hit.register, id: hit.id }}
          search={{ authority: hit.authority }}
          className={`ds-link ${styles.title ?? ''}`}
          data-hit
        >
          <Marked text={hit.title || hit.reference || hit.id} find={find} />
        </Link>
        {hit.archived && <Tag data-color="neutral">{w('archived')}</Tag>}
        {hit.reference && (
          <span className={styles.reference}>
            <Marked text={hit.reference} find={find} />
          </span>
        )}
      </div>
      {hit.line && (
        <p className={styles.line}>
          <Marked text={hit.line} find={find} />
        </p>
      )}
    </li>
  );
}
