import { Button, Fieldset, Textfield } from '@digdir/designsystemet-react';
import { Trash2 } from 'lucide-react';
import { useSay, useWords } from '@/words/words';
import { anyMethod, scales } from './draft';
import { ids } from './faults';
import { LevelTable } from './LevelTable';
import { MethodFacts, type MethodFactsProps } from './MethodFacts';
import styles from './MethodFields.module.css';
import { settingsWords } from './words';

interface Props extends MethodFactsProps {
  onRemove: () => void;
}

/** A way to assess risk: what it is called, from where action is required, what its levels are called. */
export function MethodFields({ method, index, faults, readOnly, onChange, onRemove }: Props) {
  const w = useWords(settingsWords);
  const say = useSay();
  const common = method.name === anyMethod;
  const title = say(method.label) || method.name || w('new_method');
  return (
    <Fieldset className={styles.method}>
      <Fieldset.Legend>{title}</Fieldset.Legend>
      {common && <Fieldset.Description>{w('method_any')}</Fieldset.Description>}
      <MethodFacts {...{ method, index, faults, readOnly, onChange }} />
      <div className={styles.scales}>
        {scales.map((scale) => (
          <LevelTable
            key={scale}
            method={index}
            scale={scale}
            levels={method[scale]}
            faults={faults}
            readOnly={readOnly}
            onChange={(levels) => onChange({ [scale]: levels })}
          />
        ))}
      </div>
      <Textfield
        id={ids.method(index, 'source')}
        readOnly={readOnly}
        multiline
        rows={2}
        label={w('source')}
        value={method.source ?? ''}
        onChange={(event) => onChange({ source: event.target.value })}
      />
      {!common && !readOnly && (
        <div>
          <Button type="button" variant="tertiary" data-color="danger" onClick={onRemove}>
            <Trash2 aria-hidden size={18} />
            {w('remove_method', { name: title })}
          </Button>
        </div>
      )}
    </Fieldset>
  );
}
