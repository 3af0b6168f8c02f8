import { Button, Textfield } from '@digdir/designsystemet-react';
import { type SyntheticEvent, useState } from 'react';
import type { RoleRule } from '@/api/providers';
import { useAuthority } from '@/app/place';
import { Modal } from '@/ui/Modal';
import { useWords } from '@/words/words';
import form from '../FormPage.module.css';
import { administrationWords } from '../words';
import { GrantFields, type GrantForm } from './GrantFields';
import { sameRule } from './provider_form';
import { providersWords } from './words';

interface Props {
  /** Null: a new one. */
  rule: RoleRule | null;
  others: readonly RoleRule[];
  onDone: (rule: RoleRule) => void;
  onClose: () => void;
}

/** One line of the table of values and roles. */
export function RuleDialog({ rule, others, onDone, onClose }: Props) {
  const w = useWords(providersWords);
  const a = useWords(administrationWords);
  const { code } = useAuthority();
  const [value, setValue] = useState(rule?.value ?? '');
  const [grant, setGrant] = useState<GrantForm>({
    role: rule?.role ?? '',
    authority: rule ? (rule.authority ?? '') : code,
    unit: rule?.unit ?? '',
  });
  const [tried, setTried] = useState(false);
  const made: RoleRule = {
    value: value.trim(),
    role: grant.role,
    authority: grant.authority || null,
    unit: grant.unit || null,
  };
  const twice = others.some((other) => sameRule(other, made));
  const lacks = (there: string, field: string) =>
    there ? undefined : a('fill_in', { field: field.toLowerCase() });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (made.value && made.role && !twice) onDone(made);
  };
  return (
    <Modal open title={rule ? w('change_rule', { value: rule.value }) : w('add_rule')} onClose={onClose}>
      <form className={form.form} onSubmit={submit} noValidate>
        <Textfield
          label={w('value')}
          description={w('value_help')}
          autoComplete="off"
          spellCheck={false}
          value={value}
          error={tried ? (lacks(made.value, w('value')) ?? (twice ? w('same_value') : undefined)) : undefined}
          onChange={(event) => setValue(event.target.value)}
        />
        <GrantFields
          grant={grant}
          none={w('choose_role')}
          fault={tried ? lacks(made.role, w('role')) : undefined}
          onChange={setGrant}
        />
        <div className={form.foot}>
          <Button type="submit">{w('done')}</Button>
        </div>
      </form>
    </Modal>
  );
}
