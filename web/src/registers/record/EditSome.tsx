import { lazy, Suspense } from 'react';
import type { RecordPartProps } from '@/app/RecordPart';
import { Busy } from '@/ui/Busy';
import { FormField } from '../form/FormField';
import { withFields } from '../form/some_fields';

const RecordEdit = lazy(() => import('./RecordEdit'));

interface Props extends Omit<RecordPartProps, 'title'> {
  /** The fields that are asked for, in that order. */
  names: readonly string[];
  /** How they are laid out. */
  className: string | undefined;
  onDone: () => void;
}

/** The form for a part of a record. */
export function EditSome({ register, at, record, secrets, names, className, onDone }: Props) {
  const some = withFields(register, names);
  return (
    <Suspense fallback={<Busy />}>
      <RecordEdit
        register={some}
        at={at}
        record={record}
        secrets={secrets}
        onDone={onDone}
        layout={(control) => (
          <div className={className}>
            {some.fields.map((field) => (
              <FormField key={field.name} field={field} control={control} />
            ))}
          </div>
        )}
      />
    </Suspense>
  );
}
