import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { leadWords } from './lead_words';
import { useSteps } from './useLead';

/** Ends the code, after a question of what follows. */
export function CloseWorkshop({ authority, id }: { authority: string; id: string }) {
  const w = useWords(leadWords);
  const [asking, setAsking] = useState(false);
  const closing = useSteps(authority, id);
  return (
    <>
      <Button variant="secondary" data-size="sm" onClick={() => setAsking(true)}>
        {w('close')}
      </Button>
      <Question
        open={asking}
        title={w('close_title')}
        yes={w('close')}
        pending={closing.isPending}
        error={closing.error}
        onYes={() => closing.mutate({ step: 'closed' })}
        onClose={() => setAsking(false)}
      >
        <Paragraph>{w('close_help')}</Paragraph>
      </Question>
    </>
  );
}
