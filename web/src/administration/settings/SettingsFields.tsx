import { Button, Heading } from '@digdir/designsystemet-react';
import { Plus } from 'lucide-react';
import { useWords } from '@/words/words';
import { type Draft, type MethodDraft, withNewMethod } from './draft';
import { LineList } from './LineList';
import { MethodFields } from './MethodFields';
import { settingsWords } from './words';

interface Props {
  draft: Draft;
  faults: Map<string, string>;
  readOnly: boolean;
  onChange: (part: Partial<Draft>) => void;
}

export function SettingsFields({ draft, faults, readOnly, onChange }: Props) {
  const w = useWords(settingsWords);
  const methods = draft.risk_methods;
  const change = (index: number, part: Partial<MethodDraft>) =>
    onChange({ risk_methods: methods.map((method, at) => (at === index ? { ...method, ...part } : method)) });
  const common = { faults, readOnly };
  return (
    <>
      <Heading level={2} data-size="xs">
        {w('methods')}
      </Heading>
      {methods.map((method, index) => (
        <MethodFields
          {...common}
          key={index}
          method={method}
          index={index}
          onChange={(part) => change(index, part)}
          onRemove={() => onChange({ risk_methods: methods.filter((_, at) => at !== index) })}
        />
      ))}
      {!readOnly && (
        <div>
          <Button type="button" variant="secondary" onClick={() => onChange(withNewMethod(draft))}>
            <Plus aria-hidden size={18} />
            {w('add_method')}
          </Button>
        </div>
      )}
      <LineList
        {...common}
        list="obligatory_practices"
        title={w('practices')}
        help={w('practices_help')}
        label={(number) => w('practice', { number })}
        lines={draft.obligatory_practices}
        onChange={(obligatory_practices) => onChange({ obligatory_practices })}
      />
      <LineList
        {...common}
        list="authority_kinds"
        title={w('kinds')}
        help={w('kinds_help')}
        label={(number) => w('kind', { number })}
        lines={draft.authority_kinds}
        onChange={(authority_kinds) => onChange({ authority_kinds })}
      />
    </>
  );
}
