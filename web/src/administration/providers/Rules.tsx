import { Button, Paragraph, ValidationMessage } from '@digdir/designsystemet-react';
import { Plus } from 'lucide-react';
import { useWords } from '@/words/words';
import type { FieldsProps } from './ProviderFields';
import styles from './Rules.module.css';
import { RuleTable } from './RuleTable';
import { fieldId } from './TextLine';
import { providersWords } from './words';

type Props = Pick<FieldsProps, 'form' | 'faults' | 'onChange' | 'onRule'>;

/** Which values of the claim give which roles. */
export function Rules({ form, faults, onChange, onRule }: Props) {
  const w = useWords(providersWords);
  const rules = form.role_mapping;
  const fault = faults.get('role_mapping');
  return (
    <div id={fieldId('role_mapping')} className={styles.rules}>
      <div>
        <div className={styles.title}>{w('role_mapping')}</div>
        <Paragraph className={styles.help}>{w('rules_help')}</Paragraph>
      </div>
      {rules.length === 0 && <Paragraph className={styles.help}>{w('no_rules')}</Paragraph>}
      {rules.length > 0 && (
        <RuleTable
          rules={rules}
          onChange={onRule}
          onRemove={(place) => onChange({ role_mapping: rules.filter((_, index) => index !== place) })}
        />
      )}
      {rules.length > 0 && !form.role_claim.trim() && <Paragraph>{w('rules_without_claim')}</Paragraph>}
      {fault && <ValidationMessage>{fault}</ValidationMessage>}
      <div>
        <Button variant="secondary" onClick={() => onRule(null)}>
          <Plus aria-hidden size={16} />
          {w('add_rule')}
        </Button>
      </div>
    </div>
  );
}
