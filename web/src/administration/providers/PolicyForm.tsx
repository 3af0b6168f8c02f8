import { Alert, Button, Checkbox, Fieldset } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { rolesQuery } from '@/api/access';
import type { KeptPolicy } from '@/api/sign_in_policy';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { useSay, useWords } from '@/words/words';
import layout from '../FormPage.module.css';
import styles from './PolicyForm.module.css';
import { policyWords } from './policy_words';
import { usePolicyEditor } from './usePolicyEditor';

/** Whose password alone is not enough. */
export function PolicyForm({ policy }: { policy: KeptPolicy }) {
  const w = useWords(policyWords);
  const say = useSay();
  const { tell } = useNotices();
  const { data: roles = [], error } = useQuery(rolesQuery);
  const named = (codes: readonly string[]) =>
    roles
      .filter((role) => codes.includes(role.code))
      .map((role) => say(role.label))
      .join(', ') || w('nobody');
  const editor = usePolicyEditor(policy, (codes) =>
    tell(codes.length === 0 ? w('saved_none') : w('saved', { roles: named(codes) })),
  );
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    editor.saving.mutate();
  };
  if (error) return <ErrorNote error={error} />;
  return (
    <form className={layout.form} onSubmit={submit}>
      <LeaveQuestion unsaved={editor.unsaved} />
      {editor.other && (
        <Alert data-color="warning" role="alert">
          {w('other', { roles: named(editor.other) })}
        </Alert>
      )}
      {editor.refusal && <ErrorNote error={editor.refusal} />}
      <Fieldset>
        <Fieldset.Legend className="visually-hidden">{w('roles')}</Fieldset.Legend>
        <div className={styles.roles}>
          {roles.map((role) => (
            <Checkbox
              key={role.code}
              label={say(role.label)}
              value={role.code}
              checked={editor.chosen.includes(role.code)}
              onChange={(event) => editor.choose(role.code, event.target.checked)}
            />
          ))}
        </div>
      </Fieldset>
      <div className={layout.foot}>
        <Button
          type="submit"
          variant="secondary"
          disabled={!editor.unsaved}
          loading={editor.saving.isPending}
        >
          {w('save')}
        </Button>
      </div>
    </form>
  );
}
