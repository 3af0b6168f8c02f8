import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Decision } from '@/api/risks';
import type { RegisterRecord } from '@/api/types';
import { useSession } from '@/app/session';
import { useMay } from '@/app/useMay';
import { useRoleName } from '@/access/roles/useRoleName';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './AcceptanceLine.module.css';
import { stateOf } from './acceptance_state';
import { DecideDialog } from './DecideDialog';
import part from './Part.module.css';
import { riskRecordWords } from './words';

interface Props {
  acceptance: RegisterRecord;
  /** Whoever is signed in has the mandate for the risk's value. */
  mayDecide: boolean;
}

/** One request for acceptance: why, until when, what was decided and by whom. */
export function AcceptanceLine({ acceptance, mayDecide }: Props) {
  const w = useWords(riskRecordWords);
  const f = useFormats();
  const { today } = useSession();
  const mayAsk = useMay('risk_acceptance', 'write');
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const state = stateOf(acceptance, today);
  const choices: Decision[] = [];
  if (state === 'requested' && mayDecide) choices.push('accept', 'decline');
  if ((state === 'requested' && mayAsk) || (state === 'accepted' && mayDecide)) choices.push('withdraw');
  const facts = [
    w('until', { date: f.date(String(acceptance.until)) }),
    typeof acceptance.value === 'number' && w('at_value', { value: acceptance.value }),
  ];
  return (
    <li className={styles.line}>
      <span className={styles.top}>
        <strong className={styles.state} data-state={state}>
          {w(state)}
        </strong>
        <span>{facts.filter(Boolean).join(', ')}</span>
      </span>
      <Link
        to="/registers/$register/$id"
        params={{ register: 'risk-acceptances', id: acceptance.id }}
        className="ds-link"
      >
        {String(acceptance.reason ?? acceptance.reference ?? '')}
      </Link>
      <Decided acceptance={acceptance} />
      {choices.length > 0 && (
        <span className={part.buttons}>
          {choices.map((choice) => (
            <Button
              key={choice}
              data-size="sm"
              variant={choice === 'accept' ? 'primary' : 'secondary'}
              onClick={() => setDeciding(choice)}
            >
              {w(choice)}
            </Button>
          ))}
        </span>
      )}
      {deciding && (
        <DecideDialog acceptance={acceptance} decision={deciding} onClose={() => setDeciding(null)} />
      )}
    </li>
  );
}

/** By whom it was decided, in which role; nothing where it has not been. */
function Decided({ acceptance }: { acceptance: RegisterRecord }) {
  const w = useWords(riskRecordWords);
  const roleName = useRoleName();
  const name = acceptance.decided_by_name;
  if (typeof name !== 'string') return null;
  const { role } = acceptance;
  const who = typeof role === 'string' ? w('in_role', { name, role: roleName(role) }) : name;
  return <span className={part.help}>{w('decided_by', { name: who })}</span>;
}
