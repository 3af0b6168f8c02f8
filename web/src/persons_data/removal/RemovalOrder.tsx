import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type PersonAt, personsKey, type Removal, removalQuery, removePerson } from '@/api/persons';
import { recordsChanged } from '@/api/records';
import { Page } from '@/app/Page';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { BackToData } from './BackToData';
import { RemovalPreview } from './RemovalPreview';
import { RemovalQuestion } from './RemovalQuestion';
import { removalWords } from './words';

interface Props {
  at: PersonAt;
  onDone: (receipt: Removal) => void;
}

/** What a removal would do, and the question before it is done. */
export function RemovalOrder({ at, onDone }: Props) {
  const w = useWords(removalWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery(removalQuery(at));
  const removing = useMutation({
    mutationFn: (confirm: string) => removePerson(at, confirm),
    onSuccess: (receipt) => {
      // Nothing of the person is to be asked for or remembered any more.
      client.removeQueries({ queryKey: personsKey });
      onDone(receipt);
      tell(w('done'));
      void recordsChanged(client);
    },
  });
  const name = data?.confirm ?? '';
  return (
    <Page
      title={data ? w('title', { name }) : w('title_none')}
      lead={data && w('lead')}
      above={<BackToData at={at} />}
    >
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Busy label={w('looking')} />}
      {data && <RemovalPreview removal={data} onRemove={() => setAsked(true)} />}
      {data && asked && <RemovalQuestion name={name} removing={removing} onClose={() => setAsked(false)} />}
    </Page>
  );
}
