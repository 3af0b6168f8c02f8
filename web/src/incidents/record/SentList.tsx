import { Link } from '@tanstack/react-router';
import type { SentNotice } from '@/api/incident_duties';
import { usePeople } from '@/app/usePeople';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { dutyWords } from './duty_words';
import styles from './Part.module.css';

/** What has been sent, when, by whom, with the receipt, and why where it was late. */
export function SentList({ sent }: { sent: readonly SentNotice[] }) {
  const w = useWords(dutyWords);
  const f = useFormats();
  const people = usePeople();
  if (sent.length === 0) return null;
  return (
    <ul className={styles.tight}>
      {sent.map((notice) => (
        <li key={notice.id}>
          <Link
            to="/registers/$register/$id"
            params={{ register: 'incident-notices', id: notice.id }}
            className="ds-link"
          >
            {w('sent_line', {
              title: notice.title,
              at: f.instant(notice.sent_at),
              by: people.ofLogin(notice.sent_by) ?? notice.sent_by,
            })}
          </Link>
          {notice.receipt && <div className={styles.help}>{w('receipt', { receipt: notice.receipt })}</div>}
          {notice.late && <div>{w('sent_late', { reason: notice.late_reason ?? '' })}</div>}
        </li>
      ))}
    </ul>
  );
}
