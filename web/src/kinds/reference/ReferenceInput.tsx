import type { InputProps } from '../kind';
import { Combobox } from './Combobox';
import { usePicker } from './usePicker';

/** Finds a record by its words; the server looks, ten at a time. */
export function ReferenceInput(props: InputProps) {
  const picker = usePicker(props);
  const { id, field, draft, labelledBy, describedBy, invalid } = props;
  const frame = { id, labelledBy, describedBy, invalid };
  return <Combobox {...frame} name={field.name} required={field.required} picker={picker} chosen={draft} />;
}
