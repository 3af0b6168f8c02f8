import { Paragraph, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Address } from '@/api/records';
import type { SharedWith } from '@/api/sharing';
import { useSession } from '@/app/session';
import { ErrorNote } from '@/ui/ErrorNote';
import { SaveModal } from '@/ui/SaveModal';
import { useWords } from '@/words/words';
import { registerWords } from '../words';
import { formOf, lacksReaders, sharedWith } from './share_form';
import { ShareFields } from './ShareFields';
import styles from './ShareFields.module.css';
import { useShare } from './useShare';

interface Props {
  at: Address;
  shared: SharedWith;
  title: string;
  onClose: () => void;
}

/** Says who else may read the record; nobody else ever writes it. */
export function ShareDialog({ at, shared, title, onClose }: Props) {
  const w = useWords(registerWords);
  const { authorities } = useSession();
  const others = authorities.filter((one) => one.code !== at.authority);
  const [form, setForm] = useState(() =>
    formOf(
      shared,
      others.map((one) => one.code),
    ),
  );
  const [tried, setTried] = useState(false);
  const sharing = useShare(at, shared, onClose);
  const save = () => {
    setTried(true);
    if (!lacksReaders(form)) sharing.mutate(sharedWith(form));
  };
  return (
    <SaveModal
      title={w('share_title', { title })}
      save={w('save')}
      saving={sharing.isPending}
      onSave={save}
      onClose={onClose}
    >
      <div className={styles.fields}>
        <Paragraph>{w('share_help')}</Paragraph>
        <ShareFields form={form} others={others} onChange={(part) => setForm({ ...form, ...part })} />
        {tried && lacksReaders(form) && (
          <ValidationMessage role="alert">{w('share_lacks')}</ValidationMessage>
        )}
        {sharing.error && <ErrorNote error={sharing.error} />}
      </div>
    </SaveModal>
  );
}
