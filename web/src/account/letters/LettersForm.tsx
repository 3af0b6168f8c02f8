import { Button, Switch, Textfield } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { changeOwnMail, type OwnMail, ownMailQuery, sendTestLetter } from '@/api/mail';
import { Problem } from '@/api/request';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import styles from './Letters.module.css';
import { lettersWords } from './words';

/** What is written is kept by a press; a test goes to the address that is kept. */
export function LettersForm({ kept }: { kept: OwnMail }) {
  const w = useWords(lettersWords);
  const client = useQueryClient();
  const { tell } = useNotices();
  const [email, setEmail] = useState(kept.email ?? '');
  const [reminders, setReminders] = useState(kept.reminders);
  const written = email.trim() || null;
  const unsaved = written !== kept.email || reminders !== kept.reminders;
  const testing = useMutation({
    mutationFn: sendTestLetter,
    onSuccess: () => tell(w('test_sent', { email: kept.email ?? '' })),
  });
  const saving = useMutation({
    mutationFn: () => changeOwnMail({ email: written, reminders }),
    onSuccess: (saved) => {
      client.setQueryData(ownMailQuery.queryKey, saved);
      testing.reset();
      const said = saved.reminders ? 'saved_to' : 'saved_silent';
      tell(saved.email ? w(said, { email: saved.email }) : w('saved_none'));
    },
  });
  const fault = saving.error instanceof Problem ? saving.error.byField().get('email') : undefined;
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form noValidate className={styles.fields} onSubmit={save}>
      <Textfield
        label={w('address')}
        description={w('address_help')}
        type="email"
        autoComplete="email"
        value={email}
        error={fault}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Switch
        label={w('wanted')}
        checked={reminders}
        onChange={(event) => setReminders(event.target.checked)}
      />
      <div className={styles.buttons}>
        <Button type="submit" variant="secondary" loading={saving.isPending}>
          {w('save')}
        </Button>
        {kept.configured && kept.email && !unsaved && (
          <Button
            type="button"
            variant="tertiary"
            loading={testing.isPending}
            onClick={() => testing.mutate()}
          >
            {w('test')}
          </Button>
        )}
      </div>
      {saving.error && !fault && <ErrorNote error={saving.error} />}
      {testing.error && <ErrorNote error={testing.error} />}
      <LeaveQuestion unsaved={unsaved} staysOnPage />
    </form>
  );
}
