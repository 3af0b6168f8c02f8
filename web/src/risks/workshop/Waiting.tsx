import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { useWords } from '@/words/words';
import styles from './MinePage.module.css';
import { mineWords } from './mine_words';

/** Nothing to do right now: says why, and that no one needs to press anything. */
export function Waiting({ closed, done }: { closed: boolean; done: boolean }) {
  const w = useWords(mineWords);
  const over = closed || done;
  const title = closed ? 'closed' : done ? 'all_done' : 'wait';
  return (
    <div role="status" className={styles.waiting}>
      <Heading level={2} data-size="xs">
        {w(title)}
      </Heading>
      <Paragraph>{w(over ? 'all_done_help' : 'wait_help')}</Paragraph>
      {over && (
        <Link to="/workshops/join" className="ds-link">
          {w('other_code')}
        </Link>
      )}
    </div>
  );
}
