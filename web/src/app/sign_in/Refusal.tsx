import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { PasskeyFault } from '@/api/passkeys';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { signInWords } from './words';

/** Why somebody was not let in: by the server, or by the browser that keeps the passkeys. */
export function Refusal({ error }: { error: unknown }) {
  const w = useWords(signInWords);
  if (!(error instanceof PasskeyFault)) return error ? <ErrorNote error={error} /> : null;
  return (
    <Alert data-color="warning" role="alert">
      <Heading level={2} data-size="2xs">
        {w('refused')}
      </Heading>
      <Paragraph>{w(error.reason)}</Paragraph>
    </Alert>
  );
}
