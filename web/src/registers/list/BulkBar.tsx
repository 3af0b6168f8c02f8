import { Button } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, PencilLine } from 'lucide-react';
import { useState } from 'react';
import { type Archiving, changeRecords, recordsChanged } from '@/api/records';
import type { Register } from '@/api/types';
import { useAuthority } from '@/app/place';
import { one } from '@/app/search';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import { BulkChange } from './BulkChange';
import styles from './Bulk.module.css';
import type { Selecting } from './selection';
import { useBulk } from './useBulk';
import { usePlace } from './usePlace';
import { useUndo } from '../useUndo';

/** What can be done with the selected records. */
export function BulkBar({ register, selecting }: { register: Register; selecting: Selecting }) {
  const w = useWords(registerWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const authority = useAuthority().code;
  const { search } = usePlace(register);
  const undo = useUndo();
  const bulk = useBulk(register, search);
  const [changing, setChanging] = useState(false);
  const count = selecting.selected.length;
  const archiving: Archiving = one(search, 'archived') === 'only' ? 'restore' : 'archive';
  const other: Archiving = archiving === 'archive' ? 'restore' : 'archive';
  const archive = useMutation({
    mutationFn: async () => {
      const records = selecting.selected;
      await changeRecords(register.plural, authority, records, { do: archiving });
      const after = records.map(({ id, version }) => ({ id, version: version + 1 }));
      const said = archiving === 'archive' ? 'archived_many' : 'restored_many';
      tell(
        w(said, { count }),
        undo(() => changeRecords(register.plural, authority, after, { do: other })),
      );
      selecting.clear();
      void recordsChanged(client);
    },
  });
  const Icon = archiving === 'archive' ? Archive : ArchiveRestore;
  return (
    <section className={styles.bar} aria-label={w('selection')}>
      <div className={styles.row}>
        <strong>{w('selected', { count })}</strong>
        {bulk.change && (
          <Button
            variant="secondary"
            data-size="sm"
            aria-expanded={changing}
            onClick={() => setChanging(!changing)}
          >
            <PencilLine aria-hidden size={16} />
            {w('change_many')}
          </Button>
        )}
        {bulk.archive && (
          <Button
            variant="secondary"
            data-size="sm"
            loading={archive.isPending}
            onClick={() => archive.mutate()}
          >
            <Icon aria-hidden size={16} />
            {w(archiving)}
          </Button>
        )}
        <Button variant="tertiary" data-size="sm" onClick={() => selecting.clear()}>
          {w('unselect')}
        </Button>
      </div>
      {archive.error && <ErrorNote error={archive.error} />}
      {changing && <BulkChange register={register} selecting={selecting} onDone={() => setChanging(false)} />}
    </section>
  );
}
