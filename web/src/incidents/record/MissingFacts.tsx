import { Button } from '@digdir/designsystemet-react';
import { PencilLine } from 'lucide-react';
import { useWords } from '@/words/words';
import { dutyWords } from './duty_words';
import { useIncident } from './incident_context';
import styles from './Part.module.css';
import { useFieldName } from './useFieldName';
import { incidentWords } from './words';

const most = 4;

interface Props {
  /** Fields of the incident. */
  names: readonly string[];
  /** What needs them. */
  about: string;
}

/** What is lacking, named where it is needed, with the way to fill it in. */
export function MissingFacts({ names, about }: Props) {
  const w = useWords(dutyWords);
  const words = useWords(incidentWords);
  const name = useFieldName();
  const { ask, mayWrite } = useIncident();
  const known = names.filter((one) => name(one) !== undefined);
  if (known.length === 0) return null;
  const said = known.slice(0, most).map((one) => name(one));
  const more = known.length - said.length;
  const fields = said.join(', ');
  const text = more > 0 ? w('lacks_more', { fields, count: more }) : w('lacks', { fields });
  return (
    <div className={styles.buttons}>
      <span>{text}</span>
      {mayWrite && (
        <Button
          variant="secondary"
          data-size="sm"
          onClick={() => ask({ title: words('fill_title'), names: known })}
        >
          <PencilLine aria-hidden size={16} />
          {w('fill')} <span className="visually-hidden">({about})</span>
        </Button>
      )}
    </div>
  );
}
