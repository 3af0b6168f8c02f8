import { useMutation, useQueryClient } from '@tanstack/react-query';
import { changeSession, sessionKey } from '@/api/session';
import { LookChooser } from '@/app/LookChooser';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { Section } from './Section';
import { accountWords } from './words';

export function Look() {
  const w = useWords(accountWords);
  const client = useQueryClient();
  const keeping = useMutation({
    mutationFn: changeSession,
    onSuccess: (session) => client.setQueryData(sessionKey, session),
  });
  return (
    <Section title={w('look')} help={w('look_help')}>
      <LookChooser onChange={(look) => keeping.mutate(look)} />
      {keeping.error && (
        <>
          <ErrorNote error={keeping.error} onRetry={() => keeping.mutate(keeping.variables)} />
          <p>{w('look_failed')}</p>
        </>
      )}
    </Section>
  );
}
