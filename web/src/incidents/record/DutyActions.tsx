import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { CircleCheck, FileText, Send } from 'lucide-react';
import { useState } from 'react';
import type { Duty } from '@/api/incident_duties';
import { useMay } from '@/app/useMay';
import { useSay, useWords } from '@/words/words';
import { dutyWords } from './duty_words';
import { useIncident } from './incident_context';
import styles from './Part.module.css';
import { SendDialog } from './SendDialog';

/** What can be done about a duty that applies: its form, its handing over, or saying that it is done. */
export function DutyActions({ duty }: { duty: Duty }) {
  const w = useWords(dutyWords);
  const say = useSay();
  const { mayWrite } = useIncident();
  const maySend = useMay('incident_notice', 'write') && mayWrite;
  const [sending, setSending] = useState(false);
  const about = <span className="visually-hidden">({say(duty.label)})</span>;
  const others = duty.holder.kind === 'legal_person' && !duty.holder.mine;
  if (others) {
    return (
      <div className={styles.buttons}>
        <Button asChild variant="secondary" data-size="sm">
          <Link to="." search={(before) => ({ ...before, part: 'others' })} resetScroll={false}>
            <Send aria-hidden size={16} />
            {w('hand_over')} {about}
          </Link>
        </Button>
      </div>
    );
  }
  if (!maySend) return null;
  return (
    <div className={styles.buttons}>
      {duty.form ? (
        <Button asChild variant="secondary" data-size="sm">
          <Link
            to="."
            search={(before) => ({ ...before, part: 'reports', form: duty.form ?? '' })}
            resetScroll={false}
          >
            <FileText aria-hidden size={16} />
            {w('open_form')} {about}
          </Link>
        </Button>
      ) : (
        <Button variant="secondary" data-size="sm" onClick={() => setSending(true)}>
          <CircleCheck aria-hidden size={16} />
          {w('mark_done')} {about}
        </Button>
      )}
      {sending && <SendDialog duty={duty} onClose={() => setSending(false)} />}
    </div>
  );
}
