import { Button } from '@digdir/designsystemet-react';
import { Download, Send } from 'lucide-react';
import { useState } from 'react';
import type { IncidentDuties } from '@/api/incident_duties';
import { type FilledForm, formFile } from '@/api/incident_forms';
import { useMay } from '@/app/useMay';
import { useSay, useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { SendDialog } from '../SendDialog';
import { contentOf, type OwnWords } from './filled';
import { reportWords } from './words';

interface Props {
  filled: FilledForm;
  duties: IncidentDuties;
  own: OwnWords;
  onSent: () => void;
}

/** The form as a file, and that it has been sent. */
export function FormActions({ filled, duties, own, onSent }: Props) {
  const w = useWords(reportWords);
  const say = useSay();
  const { at, mayWrite } = useIncident();
  const maySend = useMay('incident_notice', 'write') && mayWrite;
  const [sending, setSending] = useState(false);
  const { form, previous } = filled;
  const duty = duties.duties.find(({ id }) => id === form.duty);
  const sent = {
    form: form.id,
    title: say(form.label),
    content: contentOf(filled.fields, own),
    previous: previous?.id ?? null,
  };
  return (
    <div className={styles.buttons}>
      {maySend && duty && (
        <Button onClick={() => setSending(true)}>
          <Send aria-hidden size={16} />
          {w('mark_sent')}
        </Button>
      )}
      {(['pdf', 'json'] as const).map((format) => (
        <Button key={format} asChild variant="secondary">
          <a href={formFile(at, form.id, format)} download>
            <Download aria-hidden size={16} />
            {w(format)}
          </a>
        </Button>
      ))}
      {sending && duty && (
        <SendDialog duty={duty} filled={sent} onSent={onSent} onClose={() => setSending(false)} />
      )}
    </div>
  );
}
