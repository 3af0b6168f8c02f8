import { Textfield } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import { anyMethod, languages, type MethodDraft, mostOf } from './draft';
import { ids } from './faults';
import styles from './MethodFields.module.css';
import { settingsWords } from './words';

export interface MethodFactsProps {
  method: MethodDraft;
  index: number;
  faults: Map<string, string>;
  readOnly: boolean;
  onChange: (part: Partial<MethodDraft>) => void;
}

/** What a method is called, and from where it requires action. */
export function MethodFacts({ method, index, faults, readOnly, onChange }: MethodFactsProps) {
  const w = useWords(settingsWords);
  const facts = (part: Parameters<typeof ids.method>[1]) => ({
    id: ids.method(index, part),
    error: faults.get(ids.method(index, part)),
    readOnly,
  });
  return (
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
      {method.name !== anyMethod && (
        <Textfield
          {...facts('name')}
          label={w('method_name')}
          description={w('method_name_help')}
          value={method.name}
          onChange={(event) => onChange({ name: event.target.value.replaceAll(anyMethod, '') })}
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
  );
}
