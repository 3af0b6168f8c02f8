import { useWords } from '@/words/words';
import { Choices } from './Choices';
import type { Draft } from './draft';
import { firstQuestionWords } from './first_question_words';

interface Props {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}

/** Asked before anything can be told: some of it may not be written down here at all. */
export function FirstQuestion({ draft, onChange }: Props) {
  const w = useWords(firstQuestionWords);
  return (
    <Choices
      id="incident-sensitive"
      label={w('question')}
      help={w('help')}
      choices={['no', 'yes', 'unknown']}
      chosen={draft.sensitive}
      onChoose={(sensitive) => onChange({ sensitive })}
    />
  );
}
