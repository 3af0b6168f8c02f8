import type { ReactNode } from 'react';
import type { Address, RecordWithNames } from '@/api/records';
import { maskedOf, type Secrets } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { RecordPart } from '@/app/RecordPart';
import { useAddedPart } from '@/app/useAddedPart';
import { useWords } from '@/words/words';
import { LinksPart } from '../links/LinksPart';
import { SecrecyPart } from '../secrecy/SecrecyPart';
import { useOtherOwner } from '../useOtherOwner';
import { useReader } from '../useReader';
import { registerWords } from '../words';
import { Facts } from './Facts';
import { Readings } from './Readings';
import { RecordHistory } from './RecordHistory';
import styles from './RecordView.module.css';
import { References } from './References';
import { SharingPart } from './SharingPart';

interface Props {
  register: Register;
  at: Address;
  record: RecordWithNames;
  /** The same without what is secret. */
  masked: RecordWithNames;
  title: string;
  secrets: Secrets;
}

/** What a record's page shows: what its room adds, and what every record has; that is folded where the room has a page of its own. */
export function RecordBody(props: Props) {
  const { register, at, record, secrets, title } = props;
  const w = useWords(registerWords);
  const owner = useOtherOwner(record);
  const added = useAddedPart(register);
  const shown = owner ? [] : (added?.shows?.(record) ?? []);
  const part = !owner && (
    <RecordPart register={register} at={at} record={record} secrets={secrets} title={title} />
  );
  if (owner || !added?.isPage) return <Columns {...props} owner={owner} above={part} shown={shown} />;
  return (
    <>
      {part}
      <details className={styles.more}>
        <summary>{w('all_facts')}</summary>
        <Columns {...props} owner={owner} shown={shown} />
      </details>
    </>
  );
}

function Columns({
  register,
  at,
  record,
  masked,
  title,
  secrets,
  owner,
  above,
  shown,
}: Props & { owner: string | null; above?: ReactNode; shown: readonly string[] }) {
  const reader = useReader(record.names);
  const covered = maskedOf(masked);
  return (
    <div className={styles.columns}>
      <div className={styles.facts}>
        {above}
        <Facts register={register} record={record} reader={reader} covered={covered} above={shown} />
      </div>
      <div className={styles.beside}>
        {!owner && (
          <>
            <SecrecyPart register={register} at={at} record={masked} title={title} />
            <LinksPart register={register} at={at} title={title} />
            <SharingPart register={register} at={at} record={record} title={title} />
            <References at={at} />
            <RecordHistory register={register} at={at} id={record.id} secrets={secrets} />
            {Object.keys(covered).length > 0 && <Readings register={register} at={at} id={record.id} />}
          </>
        )}
      </div>
    </div>
  );
}
