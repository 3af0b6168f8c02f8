import { Button, Textarea } from '@digdir/designsystemet-react';
import { PencilLine } from 'lucide-react';
import type { FormField } from '@/api/incident_forms';
import { CopyButton } from '@/ui/CopyButton';
import { useSay, useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import part from '../Part.module.css';
import { useFieldName } from '../useFieldName';
import { incidentWords } from '../words';
import { answerOf, isFree, type OwnWords, placeOf } from './filled';
import styles from './FormFields.module.css';
import { reportWords } from './words';

interface Props {
  field: FormField;
  own: OwnWords;
  onWrite: (text: string) => void;
}

/** A field of a form: its answer to copy, the words to write, or the fact that is lacking. */
export function FormFieldLine({ field, own, onWrite }: Props) {
  const w = useWords(reportWords);
  const say = useSay();
  const label = say(field.label);
  const answer = answerOf(field, own);
  return (
    <li id={placeOf(field)} tabIndex={-1} className={styles.field}>
      <div className={part.top}>
        <h3 id={`${placeOf(field)}-label`} className={styles.label}>
          {[field.number, label].filter(Boolean).join(' ')}
        </h3>
        {answer !== '' && <CopyButton text={answer} label={w('copy')} about={label} />}
      </div>
      {field.help && say(field.help) && <p className={part.help}>{say(field.help)}</p>}
      {isFree(field) ? (
        <Textarea
          rows={2}
          value={answer}
          aria-labelledby={`${placeOf(field)}-label`}
          placeholder={w('own_words')}
          onChange={(event) => onWrite(event.target.value)}
        />
      ) : (
        <Answer field={field} text={answer} />
      )}
      <Earlier field={field} answer={answer} />
    </li>
  );
}

function Answer({ field, text }: { field: FormField; text: string }) {
  const w = useWords(reportWords);
  const words = useWords(incidentWords);
  const say = useSay();
  const name = useFieldName();
  const { ask, mayWrite } = useIncident();
  if (text !== '') return <p className={part.text}>{text}</p>;
  const { fact } = field;
  const lacks = field.missing || field.required;
  return (
    <div className={part.buttons}>
      <span className={part.mark} data-tone={lacks ? 'warning' : undefined}>
        {w(lacks ? 'missing' : 'empty')}
      </span>
      {mayWrite && fact !== null && name(fact) && (
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => ask({ title: words('fill_title'), names: [fact] })}
        >
          <PencilLine aria-hidden size={16} />
          {w('fill_fact')} <span className="visually-hidden">({say(field.label)})</span>
        </Button>
      )}
    </div>
  );
}

/** What the report that this one continues says in the same place. */
function Earlier({ field, answer }: { field: FormField; answer: string }) {
  const w = useWords(reportWords);
  if (!field.earlier) return null;
  const same = field.earlier === answer;
  return <p className={styles.earlier}>{same ? w('earlier_same') : w('earlier', { text: field.earlier })}</p>;
}
