import { Button, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { calendarFeedsQuery, type FeedScope, makeCalendarFeed } from '@/api/calendar_feeds';
import { useAuthority } from '@/app/place';
import { CopyButton } from '@/ui/CopyButton';
import { ErrorNote } from '@/ui/ErrorNote';
import { Modal } from '@/ui/Modal';
import { SaveModal } from '@/ui/SaveModal';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import styles from './CalendarFeeds.module.css';
import { calendarWords } from './words';

/** Makes an address for a calendar, and shows it the one time that it can be seen. */
export function NewFeed({ onClose }: { onClose: () => void }) {
  const w = useWords(calendarWords);
  const client = useQueryClient();
  const authority = useAuthority();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<FeedScope>('own');
  const [lacks, setLacks] = useState(false);
  const making = useMutation({
    mutationFn: () => makeCalendarFeed({ name: name.trim(), scope, authority: authority.code }),
    onSuccess: () => client.invalidateQueries(calendarFeedsQuery),
  });
  if (making.data) return <MadeFeed address={making.data.address} onClose={onClose} />;
  const make = () => {
    setLacks(name.trim() === '');
    if (name.trim() !== '') making.mutate();
  };
  return (
    <SaveModal title={w('add')} save={w('make')} saving={making.isPending} onSave={make} onClose={onClose}>
      <div className={styles.fields}>
        <Textfield
          label={w('name')}
          description={w('name_help')}
          maxLength={80}
          value={name}
          error={lacks && name.trim() === '' ? w('name_lacks') : undefined}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          label={w('scope')}
          value={scope}
          options={[
            { value: 'own', label: w('own') },
            { value: 'authority', label: w('whole_authority', { authority: authority.name }) },
          ]}
          onChange={(value) => setScope(value === 'authority' ? 'authority' : 'own')}
        />
        {making.error && <ErrorNote error={making.error} />}
      </div>
    </SaveModal>
  );
}

function MadeFeed({ address, onClose }: { address: string; onClose: () => void }) {
  const w = useWords(calendarWords);
  return (
    <Modal open title={w('made_title')} actions={<Button onClick={onClose}>{w('done')}</Button>}>
      <div className={styles.fields}>
        <Paragraph>{w('made_help')}</Paragraph>
        <Textfield label={w('address')} readOnly value={address} />
        <div>
          <CopyButton text={address} label={w('copy')} />
        </div>
      </div>
    </Modal>
  );
}
