import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { recordQuery } from '@/api/records';
import { maskedOf } from '@/api/secrecy';
import type { Register, RegisterRecord } from '@/api/types';
import { secrecyWords } from '@/app/secrecy_words';
import { useAuthority } from '@/app/place';
import type { Reader } from '@/kinds/kind';
import { useWords } from '@/words/words';
import { titleOf } from '../titles';
import { useOtherOwner } from '../useOtherOwner';
import { registerWords } from '../words';
import styles from './RegisterList.module.css';

/** A record's title. What is behind it is fetched when the link is about to be followed. */
export function RecordLink({
  register,
  record,
  reader,
}: {
  register: Register;
  record: RegisterRecord;
  reader: Reader;
}) {
  const w = useWords(registerWords);
  const s = useWords(secrecyWords);
  const client = useQueryClient();
  const authority = useAuthority().code;
  const owner = useOtherOwner(record);
  const masked = maskedOf(record);
  const nameless = register.title in masked;
  const prepare = () =>
    void client
      .query(recordQuery({ register: register.plural, id: record.id, authority }))
      .catch(() => undefined);
  return (
    <>
      <Link
        to="/registers/$register/$id"
        params={{ register: register.plural, id: record.id }}
        className={styles.title}
        onMouseEnter={prepare}
        onFocus={prepare}
      >
        {nameless && <Lock aria-hidden size={13} />} {titleOf(register, record, reader) || w('untitled')}
      </Link>
      {!nameless && Object.keys(masked).length > 0 && <span className={styles.badge}>{s('secret')}</span>}
      {record.archived_at && <span className={styles.badge}>{w('archived_badge')}</span>}
      {owner && <span className={styles.badge}>{w('shared_by', { owner })}</span>}
    </>
  );
}
