import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import { OwnReportsLink } from './OwnReportsLink';
import { incidentsWords } from './words';

/** The answer was lost: the report may have arrived, which only a report by name can show. */
export function SentBefore({ anonymous }: { anonymous: boolean }) {
  const w = useWords(incidentsWords);
  return (
    <Alert data-color="warning" role="alert">
      <Heading level={2} data-size="2xs">
        {w('sent_before')}
      </Heading>
      <Paragraph>{w(anonymous ? 'sent_before_anonymous' : 'sent_before_help')}</Paragraph>
      {!anonymous && <OwnReportsLink />}
    </Alert>
  );
}
