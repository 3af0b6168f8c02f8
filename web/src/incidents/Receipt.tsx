import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { Page } from '@/app/Page';
import { useWords } from '@/words/words';
import { Contacts } from './Contacts';
import { contactsOf } from './contacts_kept';
import { OwnReportsLink } from './OwnReportsLink';
import styles from './Receipt.module.css';
import { incidentsWords } from './words';

interface Props {
  reference: string;
  anonymous: boolean;
}

/** What the reporter can keep, and what to expect. */
export function Receipt({ reference, anonymous }: Props) {
  const w = useWords(incidentsWords);
  const contacts = contactsOf(reference);
  return (
    <Page title={w('received')}>
      <div className={styles.reference}>
        <span className={styles.label}>{w('reference')}</span>
        <strong className={styles.number}>{reference}</strong>
        <span>{w(anonymous ? 'reference_anonymous' : 'reference_help')}</span>
      </div>
      {contacts && <Contacts contacts={contacts} />}
      <Heading level={2} data-size="2xs">
        {w('next')}
      </Heading>
      {anonymous && <Paragraph>{w('received_anonymous')}</Paragraph>}
      <ol className={styles.next}>
        <li>{w('next_read')}</li>
        {!contacts && <li>{w('next_imy')}</li>}
        {!anonymous && <li>{w('next_you')}</li>}
      </ol>
      <p className={styles.links}>
        {!anonymous && <OwnReportsLink className={styles.link} />}
        <Link to="/report-incident" search={{}} className={styles.link}>
          {w('another')}
        </Link>
      </p>
    </Page>
  );
}
