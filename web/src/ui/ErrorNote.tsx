import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Problem, Unreachable } from '@/api/request';
import { useWords } from '@/words/words';
import { uiWords } from './words';

/** What went wrong, in words for people, and a way on. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const w = useWords(uiWords);
  const problem = error instanceof Problem ? error : null;
  const detail = problem?.detail ?? w(error instanceof Unreachable ? 'unreachable' : 'unexpected');
  return (
    <Alert data-color="danger" role="alert">
      <Heading level={2} data-size="2xs">
        {problem?.title || w('failed')}
      </Heading>
      <Paragraph>{detail}</Paragraph>
      {problem && problem.faults.length > 1 && (
        <ul>
          {problem.faults.map((fault) => (
            <li key={fault.detail}>{fault.detail}</li>
          ))}
        </ul>
      )}
      {onRetry && (
        <Button variant="secondary" data-size="sm" onClick={onRetry}>
          {w('again')}
        </Button>
      )}
    </Alert>
  );
}
