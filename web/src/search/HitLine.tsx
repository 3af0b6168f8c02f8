import { Tag } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { maskedOf } from '@/api/secrecy';
import { MaskedValue } from '@/app/MaskedValue';
import { useWords } from '@/words/words';
import styles from './HitGroups.module.css';
import { Marked } from './Marked';
import type { Hit } from './searchQuery';
import { searchWords } from './words';

interface Props {
  hit: Hit;
  /** The name of the field that is the title in the hit's register. */
  titleField: string;
  find: string;
}

export function HitLine({ hit, titleField, find }: Props) {
  const w = useWords(searchWords);
  const masked = maskedOf(hit);
  const masking = masked[titleField];
  const others = Object.entries(masked).find(([name]) => name !== titleField)?.[1];
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
          {masking ? (
            <MaskedValue masking={masking} brief />
          ) : (
            <Marked text={hit.title || hit.reference || hit.id} find={find} />
          )}
        </Link>
        {hit.archived && <Tag data-color="neutral">{w('archived')}</Tag>}
        {hit.reference && (
          <span className={styles.reference}>
            <Marked text={hit.reference} find={find} />
          </span>
        )}
      </div>
      {!masking && others && <MaskedValue masking={others} brief />}
      {hit.line && (
        <p className={styles.line}>
          <Marked text={hit.line} find={find} />
        </p>
      )}
    </li>
  );
}
