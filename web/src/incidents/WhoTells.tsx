import { Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import { Choices } from './Choices';
import type { Draft } from './draft';
import styles from './When.module.css';
import { incidentsWords } from './words';

interface Props {
  draft: Draft;
  faults: Map<string, string>;
  onChange: (part: Partial<Draft>) => void;
}

/** By name, with the way to reach one, or by nobody; says what that means. */
export function WhoTells({ draft, faults, onChange }: Props) {
  const w = useWords(incidentsWords);
  return (
    <div className={styles.when}>
      <Choices
        id="incident-anonymous"
        label={w('who')}
        choices={['named', 'anonymous']}
        chosen={draft.anonymous ? 'anonymous' : 'named'}
        fault={faults.get('anonymous')}
        onChoose={(choice) => onChange({ anonymous: choice === 'anonymous' })}
      />
      {draft.anonymous && <Paragraph role="status">{w('anonymous_help')}</Paragraph>}
      {!draft.anonymous && draft.sensitive !== 'yes' && (
        <Textfield
          id="incident-contact"
          label={w('optional', { label: w('contact') })}
          description={w('contact_help')}
          error={faults.get('contact')}
          value={draft.contact}
          onChange={(event) => onChange({ contact: event.target.value })}
        />
      )}
    </div>
  );
}
