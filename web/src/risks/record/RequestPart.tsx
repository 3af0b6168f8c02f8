import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { mandateQuery } from '@/api/risks';
import type { RecordPartProps } from '@/app/RecordPart';
import { useWords } from '@/words/words';
import { AcceptanceLine } from './AcceptanceLine';
import lines from './AcceptanceLine.module.css';
import { MandateNote } from './MandateNote';
import styles from './Part.module.css';
import { riskRecordWords } from './words';

/** What the page of an acceptance has above its facts: where it stands, and the way to decide it. */
export default function RequestPart({ at, record }: RecordPartProps) {
  const w = useWords(riskRecordWords);
  const risk = typeof record.risk === 'string' ? record.risk : '';
  const { data: mandate } = useQuery({ ...mandateQuery(risk, at.authority), enabled: risk !== '' });
  return (
    <section className={styles.part}>
      <Heading level={2} data-size="2xs">
        {w('acceptance')}
      </Heading>
      <ul className={lines.lines}>
        <AcceptanceLine acceptance={record} mayDecide={mandate?.may ?? false} />
      </ul>
      {mandate && record.status === 'requested' && <MandateNote mandate={mandate} />}
    </section>
  );
}
