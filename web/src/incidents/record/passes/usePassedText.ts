import { fieldOf } from '@/api/registers';
import { readDraft, showValue } from '@/kinds';
import { useReader } from '@/registers/useReader';
import { useIncident } from '../incident_context';

/** A fact that was passed, as people read it: the server keeps moments and numbers as they are written in lists. */
export function usePassedText(): (name: string, text: string) => string {
  const { register } = useIncident();
  const reader = useReader();
  return (name, text) => {
    const field = fieldOf(register, name);
    const value = field && readDraft(text, field).value;
    return field && value !== undefined ? showValue(value, field, reader) || text : text;
  };
}
