import { Textfield } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import { Choices } from './Choices';
import type { Draft } from './draft';
import { When } from './When';
import { incidentsWords } from './words';

interface Props {
  draft: Draft;
  faults: Map<string, string>;
  onChange: (part: Partial<Draft>) => void;
}

export function Questions({ draft, faults, onChange }: Props) {
  const w = useWords(incidentsWords);
  const optional = (label: string) => w('optional', { label });
  return (
    <>
      <Textfield
        multiline
        id="incident-what"
        rows={6}
        required
        label={w('what')}
        description={w('what_help')}
        error={faults.get('what')}
        value={draft.what}
        onChange={(event) => onChange({ what: event.target.value })}
      />
      <When draft={draft} fault={faults.get('when')} onChange={onChange} />
      <Textfield
        id="incident-where"
        label={optional(w('where'))}
        description={w('where_help')}
        error={faults.get('where')}
        value={draft.where}
        onChange={(event) => onChange({ where: event.target.value })}
      />
      <Choices
        id="incident-personal_data"
        label={optional(w('personal_data'))}
        choices={['yes', 'no', 'unknown']}
        chosen={draft.personal_data}
        fault={faults.get('personal_data')}
        onChoose={(personal_data) => onChange({ personal_data })}
      />
      <Choices
        id="incident-still_going_on"
        label={optional(w('still_going_on'))}
        choices={['yes', 'no']}
        chosen={draft.still_going_on}
        fault={faults.get('still_going_on')}
        onChoose={(still_going_on) => onChange({ still_going_on })}
      />
    </>
  );
}
