import type { FilledForm } from '@/api/incident_forms';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { Source } from '../DutyFacts';
import styles from '../Part.module.css';
import { reportWords } from './words';

/** To whom a form is given and where, what it continues, and where its fields come from. */
export function FormAbout({ filled }: { filled: FilledForm }) {
  const w = useWords(reportWords);
  const say = useSay();
  const f = useFormats();
  const { form, previous } = filled;
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{w('recipient')}</dt>
          <dd>{say(form.recipient)}</dd>
        </div>
        {form.address && (
          <div>
            <dt>{w('address')}</dt>
            <dd>{form.address}</dd>
          </div>
        )}
        <div>
          <dt>{w('source')}</dt>
          <dd>
            <Source {...form} />
          </dd>
        </div>
      </dl>
      {previous && <p>{w('continues', { title: previous.title, at: f.instant(previous.sent_at) })}</p>}
    </>
  );
}
