import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { ShieldQuestion } from 'lucide-react';
import { useState } from 'react';
import { listQuery } from '@/api/registers';
import { mandateQuery } from '@/api/risks';
import type { RegisterRecord } from '@/api/types';
import type { RecordPartProps } from '@/app/RecordPart';
import { useSession } from '@/app/session';
import { useRights } from '@/app/useMay';
import { useRegisterNamed } from '@/registers/useRegisterNamed';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { AcceptanceLine } from './AcceptanceLine';
import lines from './AcceptanceLine.module.css';
import { coverOf } from './acceptance_state';
import { AskAcceptance } from './AskAcceptance';
import { MandateNote } from './MandateNote';
import styles from './Part.module.css';
import { riskRecordWords } from './words';

/** Who has been asked to accept the risk, what was decided, and whose mandate it takes. */
export function AcceptancePart({ at, record }: RecordPartProps) {
  const w = useWords(riskRecordWords);
  const { may } = useRights();
  const register = useRegisterNamed('risk_acceptance');
  const reads = register !== undefined && may('risk_acceptance', 'read');
  const query = { authority: at.authority, risk: `eq.${record.id}`, sort: '-until', limit: 20 };
  const { data, error } = useQuery({ ...listQuery('risk-acceptances', query), enabled: reads });
  const { data: mandate } = useQuery({ ...mandateQuery(record.id, at.authority), enabled: reads });
  const [asking, setAsking] = useState(false);
  if (!reads) return null;
  const none = data?.items.length === 0;
  const mayAsk = may('risk_acceptance', 'write') && !record.archived_at && typeof record.value === 'number';
  return (
    <section className={styles.part}>
      <Heading level={2} data-size="2xs">
        {w('acceptance')}
      </Heading>
      <CoverNote risk={record} />
      {error && <ErrorNote error={error} />}
      {none && <p className={styles.none}>{w('no_acceptance')}</p>}
      <ul className={lines.lines}>
        {data?.items.map((acceptance) => (
          <AcceptanceLine key={acceptance.id} acceptance={acceptance} mayDecide={mandate?.may ?? false} />
        ))}
      </ul>
      {mandate && <MandateNote mandate={mandate} />}
      {mayAsk && (
        <div>
          <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
            <ShieldQuestion aria-hidden size={16} />
            {w('ask')}
          </Button>
        </div>
      )}
      {asking && <AskAcceptance register={register} risk={record} onClose={() => setAsking(false)} />}
    </section>
  );
}

/** Whether the risk is accepted now. */
function CoverNote({ risk }: { risk: RegisterRecord }) {
  const w = useWords(riskRecordWords);
  const f = useFormats();
  const { today } = useSession();
  const cover = coverOf(risk, today);
  if (!cover) return null;
  const said = w(cover, { date: f.date(String(risk.accepted_until)), value: Number(risk.accepted_value) });
  return <Alert data-color={cover === 'covered' ? 'info' : 'warning'}>{said}</Alert>;
}
