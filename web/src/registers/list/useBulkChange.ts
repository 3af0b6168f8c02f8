import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeRecords, recordsChanged, type Versioned } from '@/api/records';
import { ask } from '@/api/request';
import type { Field, Page, Register, Value } from '@/api/types';
import { useAuthority } from '@/app/place';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import { pageQuery } from './address';
import { waysBack } from './undo';
import { usePlace } from './usePlace';
import { useUndo } from '../useUndo';

export interface Change {
  field: Field;
  value: Value;
  records: Versioned[];
}

/** Gives many records the same value, with a way back to what each had. */
export function useBulkChange(register: Register, onDone: () => void) {
  const w = useWords(registerWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const authority = useAuthority().code;
  const undo = useUndo();
  const { search } = usePlace(register);
  return useMutation({
    mutationFn: async ({ field, value, records }: Change) => {
      const query = { ...pageQuery(search, register, authority), fields: field.name, names: null };
      const before = await ask<Page>('GET', `/api/v1/${register.plural}`, { query });
      const set = { [field.name]: value };
      const { changed } = await changeRecords(register.plural, authority, records, { set });
      const ways = waysBack(before.items, records, field.name, value);
      const reverse = async () => {
        for (const way of ways) {
          await changeRecords(register.plural, authority, way.records, { set: { [field.name]: way.value } });
        }
      };
      tell(w('changed', { count: changed }), ways.length > 0 ? undo(reverse) : undefined);
      onDone();
      void recordsChanged(client);
    },
  });
}
