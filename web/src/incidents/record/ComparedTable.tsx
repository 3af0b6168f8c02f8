import { Table } from '@digdir/designsystemet-react';
import type { Duty, IncidentDuties, WhatIf } from '@/api/incident_duties';
import { HeadedTable } from '@/ui/HeadedTable';
import { useSay, useWords } from '@/words/words';
import { type Compared, compared } from './compared';
import { dutyWords } from './duty_words';
import styles from './Part.module.css';

/** The duties now and with the facts that are tried, what changes on top. */
export function ComparedTable({ now, then }: { now: IncidentDuties; then: WhatIf }) {
  const w = useWords(dutyWords);
  const { changes, same } = compared(now.duties, then.duties, then.changed);
  const said = changes.length > 0 ? w('changed', { count: changes.length }) : w('nothing_changes');
  return (
    <>
      <p role="status">{said}</p>
      {changes.length > 0 && <Both caption={w('compared')} items={changes} />}
      <details className={styles.more}>
        <summary>
          {w('unchanged')} ({same.length})
        </summary>
        <Both caption={w('unchanged')} items={same} />
      </details>
    </>
  );
}

function Both({ caption, items }: { caption: string; items: readonly Compared[] }) {
  const w = useWords(dutyWords);
  const say = useSay();
  return (
    <HeadedTable caption={caption} columns={[w('duty'), w('now'), w('then')]}>
      {items.map(({ id, now, then }) => {
        const duty = then ?? now;
        return (
          <Table.Row key={id}>
            <Table.HeaderCell scope="row">{duty && say(duty.label)}</Table.HeaderCell>
            <Table.Cell>
              <Side duty={now} />
            </Table.Cell>
            <Table.Cell>
              <Side duty={then} />
            </Table.Cell>
          </Table.Row>
        );
      })}
    </HeadedTable>
  );
}

function Side({ duty }: { duty: Duty | undefined }) {
  const w = useWords(dutyWords);
  const say = useSay();
  if (!duty) return null;
  return (
    <>
      <strong>{w(`applies_${duty.applies}`)}</strong>
      <div className={styles.help}>{say(duty.because)}</div>
    </>
  );
}
