import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '@/app/Page';
import { useAuthority } from '@/app/place';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { Empty } from '@/ui/Empty';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { ImportsTable } from './ImportsTable';
import { importsQuery } from './requests';
import type { MadeImport } from './types';
import { UndoDialog } from './UndoDialog';
import { importWords } from './words';

/** The lists that have been read in, and the way to read in one more. */
export default function ImportsPage() {
  const w = useWords(importWords);
  const authority = useAuthority();
  const imports = useQuery(importsQuery(authority.code));
  const [undoing, setUndoing] = useState<MadeImport | null>(null);
  const newImport = (
    <Link to="/imports/new" className="ds-button" data-variant="primary">
      {w('new')}
    </Link>
  );
  const mayImport = useMay('imports', 'write');
  const none = imports.data?.length === 0;
  return (
    <Page title={w('title')} lead={w('lead')} actions={!none && mayImport && newImport} wide>
      {imports.isPending && <Busy />}
      {imports.error && <ErrorNote error={imports.error} onRetry={() => void imports.refetch()} />}
      {none && (
        <Empty title={w('none')}>
          {mayImport && (
            <>
              <p>{w('none_help')}</p>
              {newImport}
            </>
          )}
        </Empty>
      )}
      {imports.data && !none && <ImportsTable imports={imports.data} onUndo={setUndoing} />}
      <UndoDialog made={undoing} onClose={() => setUndoing(null)} />
    </Page>
  );
}
