import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { type FormItem, formsQuery } from '@/api/incident_forms';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useSay, useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { PartLink } from '../PartLink';
import { reportWords } from './words';

const order = { yes: 0, unknown: 1, no: 2 };

/** The forms, those that are to be given on top. */
export function FormList() {
  const w = useWords(reportWords);
  const { at } = useIncident();
  const { data, error, refetch } = useQuery(formsQuery(at));
  const forms = data && [...data].sort((a, b) => order[a.applies] - order[b.applies]);
  return (
    <section className={styles.part}>
      <Heading level={2} data-size="2xs">
        {w('forms')}
      </Heading>
      <p className={styles.help}>{w('forms_help')}</p>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !data && <Busy />}
      {forms?.length === 0 && <p className={styles.none}>{w('no_forms')}</p>}
      <ul className={styles.lines}>
        {forms?.map((form) => (
          <FormLine key={form.id} form={form} />
        ))}
      </ul>
    </section>
  );
}

function FormLine({ form }: { form: FormItem }) {
  const w = useWords(reportWords);
  const say = useSay();
  const { applies, missing, sent } = form;
  return (
    <li className={styles.top}>
      <PartLink to={{ part: 'reports', form: form.id }}>{say(form.label)}</PartLink>
      <span className={styles.buttons}>
        {sent && (
          <span className={styles.mark} data-tone="success">
            {w('is_sent')}
          </span>
        )}
        <span className={styles.mark} data-tone={applies === 'yes' && !sent ? 'warning' : undefined}>
          {w(`applies_${applies}`)}
        </span>
        {applies !== 'no' && (
          <span className={styles.help}>{missing > 0 ? w('lacks', { count: missing }) : w('complete')}</span>
        )}
      </span>
    </li>
  );
}
