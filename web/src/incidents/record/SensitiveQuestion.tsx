import { Button, Fieldset, Radio, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { fieldOf } from '@/api/registers';
import { ErrorNote } from '@/ui/ErrorNote';
import { Question } from '@/ui/Question';
import { uiWords } from '@/ui/words';
import { useSay, useWords } from '@/words/words';
import { useIncident } from './incident_context';
import styles from './Part.module.css';
import { detailsIn, type Sensitive, sensitiveAnswers } from './sensitive';
import { useAnswerSensitive } from './useAnswerSensitive';
import { useFieldName } from './useFieldName';
import { incidentWords } from './words';

/** Asked before anything else: whether details may be written here at all. */
export function SensitiveQuestion({ onDone, onCancel }: { onDone: () => void; onCancel?: () => void }) {
  const w = useWords(incidentWords);
  const ui = useWords(uiWords);
  const say = useSay();
  const { record, register } = useIncident();
  const before = sensitiveAnswers.find((one) => one === record.sensitive) ?? null;
  const [answer, setAnswer] = useState<Sensitive | null>(before);
  const [lacks, setLacks] = useState(false);
  const [asking, setAsking] = useState(false);
  const saving = useAnswerSensitive(onDone);
  const choices = fieldOf(register, 'sensitive')?.choices ?? [];
  const save = () => {
    setLacks(!answer);
    if (answer === 'yes' && detailsIn(record).length > 0) setAsking(true);
    else if (answer) saving.mutate(answer);
  };
  return (
    <div className={styles.stack}>
      <Fieldset>
        <Fieldset.Legend>{w('sensitive_question')}</Fieldset.Legend>
        <Fieldset.Description>{w('sensitive_help')}</Fieldset.Description>
        {sensitiveAnswers.map((one) => (
          <Radio
            key={one}
            name="sensitive"
            value={one}
            label={say(choices.find(({ code }) => code === one)?.label ?? { sv: one, en: one })}
            checked={answer === one}
            onChange={() => setAnswer(one)}
          />
        ))}
        {lacks && !answer && <ValidationMessage>{w('sensitive_lacks')}</ValidationMessage>}
      </Fieldset>
      {saving.error && !asking && <ErrorNote error={saving.error} />}
      <div className={styles.buttons}>
        <Button loading={saving.isPending} onClick={save}>
          {w('answer')}
        </Button>
        {onCancel && (
          <Button variant="secondary" onClick={onCancel}>
            {ui('cancel')}
          </Button>
        )}
      </div>
      {asking && <EmptyQuestion saving={saving} onClose={() => setAsking(false)} />}
    </div>
  );
}

interface EmptyProps {
  saving: ReturnType<typeof useAnswerSensitive>;
  onClose: () => void;
}

/** With a yes, what has been written of the event leaves the incident. */
function EmptyQuestion({ saving, onClose }: EmptyProps) {
  const w = useWords(incidentWords);
  const name = useFieldName();
  const { record } = useIncident();
  const fields = detailsIn(record).map((field) => name(field) ?? field);
  return (
    <Question
      open
      danger
      title={w('empty_title')}
      yes={w('empty_yes')}
      pending={saving.isPending}
      error={saving.error}
      onYes={() => saving.mutate('yes')}
      onClose={onClose}
    >
      <p>{w('empty_help', { fields: fields.join(', ') })}</p>
    </Question>
  );
}
