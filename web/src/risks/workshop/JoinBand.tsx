import { Button, Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { Workshop } from '@/api/workshops';
import { CopyButton } from '@/ui/CopyButton';
import { useWords } from '@/words/words';
import styles from './JoinBand.module.css';
import { leadWords } from './lead_words';

/** The way in, big enough to be read from the back of a room. */
export function JoinBand({ workshop: { code }, authority }: { workshop: Workshop; authority: string }) {
  const w = useWords(leadWords);
  const { host, origin } = window.location;
  const search = new URLSearchParams({ authority, code });
  return (
    <section className={styles.band} aria-label={w('join')}>
      <div>
        <Heading level={2} data-size="2xs">
          {w('join')}
        </Heading>
        <p className={styles.how}>{w('join_at', { address: `${host}/workshops/join` })}</p>
      </div>
      <p className={styles.code}>
        <span className="visually-hidden">{w('code')}: </span>
        {code}
      </p>
      <div className={styles.ways}>
        <CopyButton text={`${origin}/workshops/join?${search.toString()}`} label={w('copy_link')} />
        <Button asChild variant="tertiary">
          <Link to="/workshops/join" search={(before) => ({ ...before, code })}>
            {w('take_part')}
          </Link>
        </Button>
      </div>
    </section>
  );
}
