import { Heading } from '@digdir/designsystemet-react';
import type { Duty, IncidentDuties } from '@/api/incident_duties';
import { useWords } from '@/words/words';
import { dutyGroups } from './duty_groups';
import { dutyWords } from './duty_words';
import { DutyCard } from './DutyCard';
import styles from './Part.module.css';
import { SignificancePart } from './SignificancePart';
import { useNow } from './useNow';
import { WhatIfPart } from './WhatIfPart';

/** Which duties apply, which cannot be told yet, and which do not and why; what decides it, and what would change it. */
export function DutiesPart({ duties }: { duties: IncidentDuties }) {
  const w = useWords(dutyWords);
  const now = useNow();
  const groups = dutyGroups(duties.duties);
  return (
    <>
      <section className={styles.part}>
        <Heading level={2} data-size="2xs">
          {w('owed')}
        </Heading>
        {groups.owed.length === 0 && <p className={styles.none}>{w('owed_none')}</p>}
        <DutyList duties={groups.owed} now={now} />
      </section>
      {groups.unknown.length > 0 && (
        <section className={styles.part}>
          <Heading level={2} data-size="2xs">
            {w('unknown')}
          </Heading>
          <DutyList duties={groups.unknown} now={now} />
        </section>
      )}
      <SignificancePart significance={duties.significance} />
      <Folded title={w('done')} duties={groups.done} now={now} />
      <Folded title={w('no')} duties={groups.no} now={now} />
      <WhatIfPart duties={duties} />
    </>
  );
}

function DutyList({ duties, now }: { duties: readonly Duty[]; now: number }) {
  return (
    <ul className={styles.lines}>
      {duties.map((duty) => (
        <DutyCard key={duty.id} duty={duty} now={now} />
      ))}
    </ul>
  );
}

/** What asks for nothing now is a press away. */
function Folded({ title, duties, now }: { title: string; duties: readonly Duty[]; now: number }) {
  if (duties.length === 0) return null;
  return (
    <section className={styles.part}>
      <details className={styles.more}>
        <summary>
          {title} ({duties.length})
        </summary>
        <DutyList duties={duties} now={now} />
      </details>
    </section>
  );
}
