import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { personsKey, type Removal, removalQuery, removePerson } from '@/api/persons';
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
  id: string;
  onDone: (receipt: Removal) => void;
}

/** What a removal would do, and the question before it is done. */
export function RemovalOrder({ id, onDone }: Props) {
  const w = useWords(removalWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery(removalQuery(id));
  const removing = useMutation({
    mutationFn: (confirm: string) => removePerson(id, confirm),
    onSuccess: (receipt) => {
      // Nothing of the person is to be asked for or remembered any more.
      client.removeQueries({ queryKey: personsKey });
      onDone(receipt);
      tell(w('done'));
      void recordsChanged(client);
    },
  });
  const name = data?.name ?? '';
  return (
    <Page
      title={data ? w('title', { name }) : w('title_none')}
      lead={data && w('lead')}
      above={<BackToData id={id} />}
    >
      {error && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Busy label={w('looking')} />}
      {data && <RemovalPreview removal={data} onRemove={() => setAsked(true)} />}
      {data && asked && <RemovalQuestion name={name} removing={removing} onClose={() => setAsked(false)} />}
    </Page>
  );
}
