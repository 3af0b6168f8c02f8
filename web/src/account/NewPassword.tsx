import { useQueryClient } from '@tanstack/react-query';
import { sessionKey } from '@/api/session';
import { sessionsQuery } from '@/api/sessions';
import { PasswordForm } from '@/app/PasswordForm';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { Section } from './Section';
import { accountWords } from './words';

export function NewPassword() {
  const w = useWords(accountWords);
  const { tell } = useNotices();
  const client = useQueryClient();
  return (
    <Section title={w('password')} help={w('password_help')}>
      <PasswordForm
        onChanged={(session) => {
          client.setQueryData(sessionKey, session);
          void client.invalidateQueries({ queryKey: sessionsQuery().queryKey });
          tell(w('password_changed'));
        }}
      />
    </Section>
  );
}
