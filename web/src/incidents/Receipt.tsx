import { Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Page } from '@/app/Page';
import { useWords } from '@/words/words';
import { OwnReportsLink } from './OwnReportsLink';
import styles from './Receipt.module.css';
import { incidentsWords } from './words';

/** What the reporter can keep, and what to expect. */
export function Receipt({ reference }: { reference: string }) {
  const w = useWords(incidentsWords);
  return (
    <Page title={w('received')}>
      <div className={styles.reference}>
        <span className={styles.label}>{w('reference')}</span>
        <strong className={styles.number}>{reference}</strong>
        <span>{w('reference_help')}</span>
      </div>
      <Heading level={2} data-size="2xs">
        {w('next')}
      </Heading>
      <ol className={styles.next}>
        <li>{w('next_read')}</li>
        <li>{w('next_imy')}</li>
        <li>{w('next_you')}</li>
      </ol>
      <p className={styles.links}>
        <OwnReportsLink className={styles.link} />
        <Link to="/report-incident" search={{}} className={styles.link}>
          {w('another')}
        </Link>
      </p>
    </Page>
  );
}
