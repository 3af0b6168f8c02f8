import { useContext } from 'react';
import { type Control, Controller } from 'react-hook-form';
import type { Field } from '@/api/types';
import { FieldInput } from '@/kinds/FieldInput';
import { useLanguage } from '@/words/words';
import { type Drafts, faultOf } from './drafts';
import { fieldId, FieldPrefix } from './fieldId';

export function FormField({ field, control }: { field: Field; control: Control<Drafts> }) {
  const language = useLanguage();
  const prefix = useContext(FieldPrefix);
  return (
    <Controller
      name={field.name}
      control={control}
      rules={{ validate: (draft) => faultOf(field, draft, language) ?? true }}
      render={({ field: { value, onChange, onBlur }, fieldState }) => (
        <FieldInput
          id={fieldId(field.name, prefix)}
          field={field}
          draft={value}
          error={fieldState.error?.message}
          onChange={onChange}
          onBlur={onBlur}
        />
      )}
    />
  );
}
