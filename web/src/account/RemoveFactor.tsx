import { Paragraph } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useWords } from '@/words/words';
import { ownFactorsWords } from './factors_words';

interface Props {
  title: string;
  help: string;
  /** Told when it is gone. */
  done: string;
  /** Nothing but the password is left. */
  isLast: boolean;
  remove: () => Promise<void>;
  onChanged: () => void;
  onClose: () => void;
}

export function RemoveFactor({ title, help, done, isLast, remove, onChanged, onClose }: Props) {
  const w = useWords(ownFactorsWords);
  const { tell } = useNotices();
  const removing = useMutation({
    mutationFn: remove,
    onSuccess: () => {
      tell(done);
      onClose();
    },
    onSettled: onChanged,
  });
  return (
    <Question
      open
      danger
      title={title}
      yes={w('remove')}
      pending={removing.isPending}
      error={removing.error}
      onYes={removing.mutate}
      onClose={onClose}
    >
      <Paragraph>{help}</Paragraph>
      {isLast && <Paragraph>{w('last_help')}</Paragraph>}
    </Question>
  );
}
