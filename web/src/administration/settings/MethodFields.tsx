import { Button, Fieldset, Textfield } from '@digdir/designsystemet-react';
import { Trash2 } from 'lucide-react';
import { useSay, useWords } from '@/words/words';
import { anyMethod, languages, type MethodDraft, mostOf, scales } from './draft';
import { ids } from './faults';
import { LevelTable } from './LevelTable';
import styles from './MethodFields.module.css';
import { settingsWords } from './words';

interface Props {
  method: MethodDraft;
  index: number;
  faults: Map<string, string>;
  readOnly: boolean;
  onChange: (part: Partial<MethodDraft>) => void;
  onRemove: () => void;
}

/** A way to assess risk: what it is called, from where action is required, what its levels are called. */
export function MethodFields({ method, index, faults, readOnly, onChange, onRemove }: Props) {
  const w = useWords(settingsWords);
  const say = useSay();
  const common = method.name === anyMethod;
  const title = say(method.label) || method.name || w('new_method');
  const facts = (part: Parameters<typeof ids.method>[1]) => ({
    id: ids.method(index, part),
    error: faults.get(ids.method(index, part)),
    readOnly,
  });
  return (
    <Fieldset className={styles.method}>
      <Fieldset.Legend>{title}</Fieldset.Legend>
      {common && <Fieldset.Description>{w('method_any')}</Fieldset.Description>}
      <div className={styles.facts}>
        {languages.map((language) => (
          <Textfield
            {...facts(`label_${language}`)}
            key={language}
            label={w(`label_${language}`)}
            value={method.label[language]}
            onChange={(event) => onChange({ label: { ...method.label, [language]: event.target.value } })}
          />
        ))}
        {!common && (
          <Textfield
            {...facts('name')}
            label={w('method_name')}
            description={w('method_name_help')}
            value={method.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
        <Textfield
          {...facts('threshold')}
          label={w('threshold')}
          description={w('threshold_help', { most: mostOf(method) })}
          inputMode="numeric"
          value={method.threshold}
          onChange={(event) => onChange({ threshold: event.target.value })}
        />
      </div>
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
        {...facts('source')}
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
