import { Button } from '@digdir/designsystemet-react';
import { type SyntheticEvent, useState } from 'react';
import type { RoleRule } from '@/api/providers';
import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { useWords } from '@/words/words';
import layout from '../FormPage.module.css';
import { useFaults } from '../useFaults';
import { administrationWords } from '../words';
import { lacking, providerFields, type ProviderForm } from './provider_form';
import { ProviderFields } from './ProviderFields';
import { RuleDialog } from './RuleDialog';
import { fieldId } from './TextLine';
import { useFieldLabel } from './useFieldLabel';

interface Props {
  form: ProviderForm;
  hasSecret: boolean;
  /** What the button does. */
  send: string;
  pending: boolean;
  error: unknown;
  onChange: (form: ProviderForm) => void;
  onSend: () => void;
}

/** The form of a provider, and over it the dialog for a rule. */
export function ProviderBody({ form, hasSecret, send, pending, error, onChange, onSend }: Props) {
  const a = useWords(administrationWords);
  const label = useFieldLabel();
  const { faults, setFound, rest } = useFaults(providerFields, error);
  const [rule, setRule] = useState<number | null | undefined>();
  const rules = form.role_mapping;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = lacking(form).map(
      (name) => [name, a('fill_in', { field: label(name).toLowerCase() })] as const,
    );
    setFound(new Map(found));
    if (found.length === 0) onSend();
  };
  const settle = (made: RoleRule) => {
    const changed = rules.map((one, place) => (place === rule ? made : one));
    onChange({ ...form, role_mapping: rule === null ? [...rules, made] : changed });
    setRule(undefined);
  };
  return (
    <>
      <form className={layout.form} onSubmit={submit} noValidate>
        <FaultSummary
          title={a('faults')}
          faults={[...faults].map(([field, text]) => ({ id: fieldId(field), text }))}
        />
        {Boolean(rest) && <ErrorNote error={rest} />}
        <ProviderFields
          form={form}
          faults={faults}
          hasSecret={hasSecret}
          onChange={(part) => onChange({ ...form, ...part })}
          onRule={setRule}
        />
        <div className={layout.foot}>
          <Button type="submit" loading={pending}>
            {send}
          </Button>
        </div>
      </form>
      {rule !== undefined && (
        <RuleDialog
          rule={rule === null ? null : (rules[rule] ?? null)}
          others={rules.filter((_, place) => place !== rule)}
          onDone={settle}
          onClose={() => setRule(undefined)}
        />
      )}
    </>
  );
}
