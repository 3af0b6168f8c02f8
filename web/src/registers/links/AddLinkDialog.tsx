import { useState } from 'react';
import type { Address } from '@/api/records';
import { RecordPicker, type Picked } from '@/kinds/reference/RecordPicker';
import { ErrorNote } from '@/ui/ErrorNote';
import { SaveModal } from '@/ui/SaveModal';
import { SelectField } from '@/ui/SelectField';
import { useSay, useWords } from '@/words/words';
import links from './LinksPart.module.css';
import type { TieChoice } from './ties';
import { useLinks } from './useLinks';
import { linkWords } from './words';

interface Props {
  at: Address;
  title: string;
  choices: TieChoice[];
  onClose: () => void;
}

/** Chooses how, and to what, a record is tied. */
export function AddLinkDialog({ at, title, choices, onClose }: Props) {
  const w = useWords(linkWords);
  const say = useSay();
  const { adding } = useLinks(at);
  const [key, setKey] = useState(choices[0]?.key ?? '');
  const [plural, setPlural] = useState('');
  const [picked, setPicked] = useState<Picked | null>(null);
  const [lacks, setLacks] = useState(false);
  const choice = choices.find((one) => one.key === key);
  const register = choice?.registers.find((one) => one.plural === plural) ?? choice?.registers[0];
  const save = () => {
    setLacks(!picked);
    if (!picked || !choice || !register) return;
    const tie = { kind: choice.kind, type: register.name, id: picked.id, direction: choice.direction };
    adding.mutate({ tie, title: picked.title }, { onSuccess: onClose });
  };
  const options = choices.map((one) => ({
    value: one.key,
    label:
      one.registers.length === 1
        ? `${say(one.label)} (${say(one.registers[0]?.label ?? one.label)})`
        : say(one.label),
  }));
  return (
    <SaveModal
      title={w('add_title', { title })}
      save={w('save')}
      saving={adding.isPending}
      onSave={save}
      onClose={onClose}
    >
      <div className={links.fields}>
        <SelectField
          label={w('kind')}
          value={key}
          options={options}
          onChange={(chosen) => {
            setKey(chosen);
            setPicked(null);
          }}
        />
        {choice && choice.registers.length > 1 && (
          <SelectField
            label={w('register')}
            value={register?.plural ?? ''}
            options={choice.registers.map((one) => ({ value: one.plural, label: say(one.label_plural) }))}
            onChange={(chosen) => {
              setPlural(chosen);
              setPicked(null);
            }}
          />
        )}
        {register && (
          <RecordPicker
            key={register.plural}
            label={w('record')}
            help={w('record_of', { register: say(register.label_plural) })}
            register={register.plural}
            picked={picked}
            fault={lacks && !picked ? w('choose') : undefined}
            onPick={setPicked}
          />
        )}
        {adding.error && <ErrorNote error={adding.error} />}
      </div>
    </SaveModal>
  );
}
