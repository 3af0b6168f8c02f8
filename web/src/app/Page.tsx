import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Page.module.css';

interface Props {
  title: string;
  /** Above the title: where the page belongs. */
  above?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** As wide as the window: lists. */
  wide?: boolean;
}

// The first page of a visit leaves the focus where the browser has it.
let first = true;

/** A page: its title stands in the window too, and takes the focus when one comes from another page. */
export function Page({ title, above, lead, actions, children, wide = false }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Ringmur`;
  }, [title]);
  useEffect(() => {
    if (first) first = false;
    else if (!heading.current?.closest('main')?.querySelector('[data-keeps-focus]')) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <div className={wide ? styles.wide : styles.page}>
      {above && <div className={styles.above}>{above}</div>}
      <div className={styles.top}>
        <Heading level={1} data-size="sm" tabIndex={-1} ref={heading} className={styles.title}>
          {title}
        </Heading>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {lead && <Paragraph className={styles.lead}>{lead}</Paragraph>}
      {children}
    </div>
  );
}
