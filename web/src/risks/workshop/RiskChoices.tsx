import { Button, Checkbox, Fieldset, ValidationMessage } from '@digdir/designsystemet-react';
import type { RegisterRecord } from '@/api/types';
import { Empty } from '@/ui/Empty';
import { useWords } from '@/words/words';
import styles from './NewWorkshop.module.css';
import type { RisksToChoose } from './useRisksToChoose';
import { workshopWords } from './words';

interface Props {
  id: string;
  of: RisksToChoose;
  fault: string | undefined;
}

/** Marks many risks at once, or one by one. */
export function RiskChoices({ id, of: { risks, marked, mark, markAll, more }, fault }: Props) {
  const w = useWords(workshopWords);
  const labelOf = ({ event, reference, value }: RegisterRecord) => {
    const named = String(event ?? reference ?? '');
    return typeof value === 'number'
      ? w('risk_value', { event: named, value })
      : w('risk_not_assessed', { event: named });
  };
  if (risks.length === 0) return <Empty title={w('no_risks')}>{w('no_risks_help')}</Empty>;
  const all = marked.length === risks.length;
  return (
    <Fieldset id={id}>
      <Fieldset.Legend>{w('risks')}</Fieldset.Legend>
      {more && <Fieldset.Description>{w('most')}</Fieldset.Description>}
      <div className={styles.marking}>
        <Button type="button" variant="secondary" onClick={() => markAll(!all)}>
          {w(all ? 'mark_none' : 'mark_all')}
        </Button>
        <span role="status">{w('marked', { count: marked.length })}</span>
      </div>
      {fault && <ValidationMessage>{fault}</ValidationMessage>}
      <div className={styles.risks}>
        {risks.map((risk) => (
          <Checkbox
            key={risk.id}
            value={risk.id}
            label={labelOf(risk)}
            checked={marked.includes(risk.id)}
            onChange={(event) => mark(risk.id, event.target.checked)}
          />
        ))}
      </div>
    </Fieldset>
  );
}
