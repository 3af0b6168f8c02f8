import { Paragraph, Textfield } from '@digdir/designsystemet-react';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { Removal } from '@/api/persons';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { removalWords } from './words';

interface Props {
  name: string;
  removing: UseMutationResult<Removal, Error, string>;
  onClose: () => void;
}

/** Answered by writing the person's name: a press too many must not do it. */
export function RemovalQuestion({ name, removing, onClose }: Props) {
  const w = useWords(removalWords);
  const [written, setWritten] = useState('');
  const [faulty, setFaulty] = useState(false);
  const yes = () => {
    const right = written.trim() === name;
    setFaulty(!right);
    if (right) removing.mutate(name);
  };
  const close = () => {
    removing.reset();
    onClose();
  };
  return (
    <Question
      open
      danger
      title={w('question', { name })}
      yes={w('yes')}
      pending={removing.isPending}
      error={removing.error}
      onYes={yes}
      onClose={close}
    >
      <Paragraph>{w('question_help')}</Paragraph>
      <Textfield
        label={w('write_name', { name })}
        autoComplete="off"
        spellCheck={false}
        value={written}
        error={faulty && w('name_fault', { name })}
        onChange={(event) => setWritten(event.target.value)}
      />
    </Question>
  );
}
