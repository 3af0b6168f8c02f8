import { useWords } from '@/words/words';
import { OneOf } from '../OneOf';
import { AuthorityChoice } from './AuthorityChoice';
import { FieldsPart } from './FieldsPart';
import type { ProviderField, ProviderForm } from './provider_form';
import { Rules } from './Rules';
import { fieldId, TextLine } from './TextLine';
import { providersWords } from './words';

export interface FieldsProps {
  form: ProviderForm;
  faults: Map<ProviderField, string>;
  hasSecret: boolean;
  onChange: (part: Partial<ProviderForm>) => void;
  /** Opens the dialog of a rule; null: of a new one. */
  onRule: (place: number | null) => void;
}

/** All that is said of a provider, in the order in which it is found out. */
export function ProviderFields({ hasSecret, onRule, ...line }: FieldsProps) {
  const w = useWords(providersWords);
  const { form, faults, onChange } = line;
  return (
    <>
      <FieldsPart title={w('service')}>
        <TextLine name="name" help={w('name_help')} {...line} />
        <TextLine name="issuer" help={w('issuer_help')} {...line} />
        <TextLine name="client_id" {...line} />
        <TextLine
          name="client_secret"
          secret
          help={w(hasSecret ? 'secret_kept_help' : 'secret_help')}
          {...line}
        />
      </FieldsPart>
      <FieldsPart title={w('people')}>
        <TextLine name="login_claim" help={w('login_claim_help')} {...line} />
        <OneOf
          id={fieldId('newcomers')}
          title={w('newcomers')}
          options={[
            { value: 'refuse', label: w('refuse'), help: w('refuse_help') },
            { value: 'create', label: w('create_newcomer'), help: w('create_newcomer_help') },
          ]}
          value={form.newcomers}
          fault={faults.get('newcomers')}
          onChange={(newcomers) => onChange({ newcomers })}
        />
        <AuthorityChoice
          value={form.authority}
          fault={faults.get('authority')}
          onChange={(authority) => onChange({ authority })}
        />
      </FieldsPart>
      <FieldsPart title={w('roles')}>
        <TextLine name="role_claim" help={w('role_claim_help')} {...line} />
        <Rules {...line} onRule={onRule} />
      </FieldsPart>
      <FieldsPart title={w('more')}>
        <TextLine name="scopes" help={w('scopes_help')} {...line} />
        <TextLine name="acr" help={w('acr_help')} {...line} />
        <TextLine name="step_up_acr" help={w('step_up_acr_help')} {...line} />
      </FieldsPart>
    </>
  );
}
