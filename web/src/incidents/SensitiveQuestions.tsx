import { Alert, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import type { Draft } from './draft';
import { firstQuestionWords } from './first_question_words';

interface Props {
  draft: Draft;
  faults: Map<string, string>;
  onChange: (part: Partial<Draft>) => void;
}

/** Nothing is told here but that something has happened; the rest is said to those whose task it is. */
export function SensitiveQuestions({ draft, faults, onChange }: Props) {
  const w = useWords(firstQuestionWords);
  return (
    <>
      <Alert data-color="warning">
        <Heading level={2} data-size="2xs">
          {w('no_details')}
        </Heading>
        <Paragraph>{w('no_details_help')}</Paragraph>
      </Alert>
      <Textfield
        id="incident-title"
        required
        maxLength={120}
        label={w('title')}
        description={w('title_help')}
        error={faults.get('title')}
        value={draft.title}
        onChange={(event) => onChange({ title: event.target.value })}
      />
    </>
  );
}
