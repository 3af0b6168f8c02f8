import { Button } from '@digdir/designsystemet-react';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { Progress } from '@/ui/Progress';
import { useWords } from '@/words/words';
import styles from '../Part.module.css';
import { evidenceWords } from './words';

interface Props {
  file: string;
  /** 0 to 1. */
  part: number;
  onStop: () => void;
}

/** How much of a file has left; leaving the page would cut it off. */
export function Sending({ file, part, onStop }: Props) {
  const w = useWords(evidenceWords);
  return (
    <div className={styles.tight}>
      <Progress label={w('sending', { file })} part={part} />
      <div>
        <Button variant="tertiary" data-size="sm" onClick={onStop}>
          {w('stop')}
        </Button>
      </div>
      <LeaveQuestion unsaved />
    </div>
  );
}
