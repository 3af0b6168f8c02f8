import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import { turnedAwayWords } from './turned_away_words';
import { whyTurnedAway } from './whyTurnedAway';

/** Why the organisation's sign-in did not lead in. */
export function TurnedAwayNote({ code }: { code: string }) {
  const w = useWords(turnedAwayWords);
  return (
    <Alert data-color="danger" role="alert">
      <Heading level={2} data-size="2xs">
        {w('title')}
      </Heading>
      <Paragraph>{w(whyTurnedAway(code), { code })}</Paragraph>
    </Alert>
  );
}
