import { type SyntheticEvent, useEffect, useState } from 'react';
import { type FieldErrors, useForm } from 'react-hook-form';
import { fieldOf } from '@/api/registers';
import { Problem } from '@/api/request';
import type { FieldFault } from '@/ui/FaultSummary';
import { useSay } from '@/words/words';
import { editableFields } from '../titles';
import type { Drafts } from './drafts';
import { fieldId } from './fieldId';
import type { FormProps } from './RecordForm';

/** "Status: Välj något av …", where the words do not name the field already. */
const labelled = (label: string, text: string) => (text.includes(label) ? text : `${label}: ${text}`);

/** The state of a form: drafts, what is wrong with them, and what came of saving. */
export function useRecordForm({
  register,
  initial,
  chosen,
  onSave,
  prefix,
}: Pick<FormProps, 'register' | 'initial' | 'chosen' | 'onSave'> & { prefix?: string }) {
  const say = useSay();
  const { control, handleSubmit, reset, setError, formState } = useForm<Drafts>({
    defaultValues: initial,
    mode: 'onTouched',
    shouldFocusError: false,
  });
  useEffect(() => {
    if (chosen) reset(chosen, { keepDefaultValues: true });
  }, [chosen, reset]);
  // The summary stands as it was at the last attempt, so that it does not take the focus from who is writing.
  const [said, setSaid] = useState<{ attempt: number; faults: FieldFault[]; error: unknown }>({
    attempt: 0,
    faults: [],
    error: null,
  });
  const tell = (faults: FieldFault[], error: unknown = null) =>
    setSaid(({ attempt }) => ({ attempt: attempt + 1, faults, error }));

  const refused = (errors: FieldErrors<Drafts>) =>
    tell(
      editableFields(register).flatMap((field) => {
        const text = errors[field.name]?.message;
        return text ? [{ id: fieldId(field.name, prefix), text: labelled(say(field.label), text) }] : [];
      }),
    );

  const failed = (error: unknown) => {
    const byField = error instanceof Problem ? [...error.byField()] : [];
    const known = byField.flatMap(([name, text]) => {
      const field = fieldOf(register, name);
      return field && !field.derived ? [{ field, text }] : [];
    });
    for (const { field, text } of known) setError(field.name, { type: 'server', message: text });
    const faults = known.map(({ field, text }) => ({
      id: fieldId(field.name, prefix),
      text: labelled(say(field.label), text),
    }));
    tell(faults, faults.length > 0 && faults.length === byField.length ? null : error);
  };

  const save = handleSubmit(async (drafts) => {
    tell([]);
    await onSave(drafts).catch(failed);
  }, refused);
  const ended = said.error instanceof Problem && said.error.status === 401;
  return {
    control,
    submit: (event: SyntheticEvent) => void save(event),
    saving: formState.isSubmitting,
    unsaved: formState.isDirty,
    attempt: said.attempt,
    faults: said.faults,
    error: ended ? null : said.error,
    sessionEnded: ended,
  };
}
