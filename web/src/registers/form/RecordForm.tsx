import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useEffect } from 'react';
import type { Control } from 'react-hook-form';
import type { Field, Register } from '@/api/types';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { useWords } from '@/words/words';
import { editableFields, groupsOf } from '../titles';
import { registerWords } from '../words';
import type { Drafts } from './drafts';
import { FormField } from './FormField';
import styles from './RecordForm.module.css';
import { useRecordForm } from './useRecordForm';

export type FormLayout = (control: Control<Drafts>) => ReactNode;

export interface FormProps {
  register: Register;
  initial: Drafts;
  /** What of the record cannot be written, since it is not shown. */
  masked?: ReactNode;
  /** In the place of all fields in their groups: how those of `register` are laid out. */
  layout?: FormLayout | undefined;
  /** Put in the place of what is written: what was chosen between two versions. */
  chosen?: Drafts | undefined;
  /** On the button. */
  submit: string;
  /** Saved: nothing is lost by leaving. */
  done: boolean;
  /** Throws the Problem of a refusal. */
  onSave: (drafts: Drafts) => Promise<void>;
  /** Leaves the form, when it is saved and when it is not to be. */
  onDone: () => void;
  onCancel?: () => void;
}

const saves = (event: KeyboardEvent) => event.key === 'Enter' && (event.ctrlKey || event.metaKey);

/** All that can be written of a record, what must be there first. */
export function RecordForm(props: FormProps) {
  const { register, submit, done, onDone } = props;
  const w = useWords(registerWords);
  const router = useRouter();
  const form = useRecordForm(props);
  useEffect(() => {
    if (done) onDone();
    // Only when it becomes done.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [done]);
  return (
    // Ctrl+Enter saves from any field.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles.form}
      noValidate
      onSubmit={form.submit}
      onKeyDown={(event) => {
        if (!saves(event)) return;
        // Else some browsers would send it twice.
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
    >
      <LeaveQuestion unsaved={form.unsaved && !done} />
      <FaultSummary key={form.attempt} title={w('faults')} faults={form.faults} />
      {props.layout ? props.layout(form.control) : <AllFields register={register} control={form.control} />}
      {props.masked}
      <div className={styles.foot}>
        {form.error !== null && <ErrorNote error={form.error} />}
        {form.sessionEnded && <Alert data-color="warning">{w('not_saved_session')}</Alert>}
        <Button type="submit" loading={form.saving}>
          {submit}
        </Button>
        <Button variant="secondary" onClick={props.onCancel ?? (() => router.history.back())}>
          {w('cancel')}
        </Button>
        <span className={styles.key}>{w('save_key')}</span>
      </div>
    </form>
  );
}

/** Every field that can be written, in groups. */
function AllFields({ register, control }: { register: Register; control: Control<Drafts> }) {
  const w = useWords(registerWords);
  return groupsOf({ ...register, fields: editableFields(register) }).map((group) => (
    <section key={group.name} className={styles.group}>
      <Heading level={2} data-size="2xs">
        {w(group.name)}
      </Heading>
      <div className={styles.fields}>
        {group.fields.map((field) => (
          <div key={field.name} className={widthOf(field)}>
            <FormField field={field} control={control} />
          </div>
        ))}
      </div>
    </section>
  ));
}

function widthOf(field: Field): string | undefined {
  const long = 400;
  const wide = field.kind === 'long_text' || (field.kind === 'text' && field.max_length > long);
  return wide ? styles.wide : undefined;
}
