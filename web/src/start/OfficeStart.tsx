import { Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useReviewYear } from '@/app/useReviewYear';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { HighRisks } from './HighRisks';
import { MyTasks } from './MyTasks';
import styles from './OfficeStart.module.css';
import { OpenIncidents } from './OpenIncidents';
import { ReportLacks } from './ReportLacks';
import { Standing } from './Standing';
import { ToNotify } from './ToNotify';
import { Unclassified } from './Unclassified';
import { useArrived } from './useArrived';
import { startWords } from './words';

/** What must I do, what is at risk, where do we stand, what does the report lack. */
export function OfficeStart() {
  const w = useWords(startWords);
  const review = useReviewYear();
  const arrived = useArrived();
  return (
    <>
      {!arrived && <Busy />}
      <div className={arrived ? undefined : styles.waiting} aria-busy={!arrived}>
        <Part title={w('to_do')}>
          <div className={styles.columns}>
            <div className={styles.stack}>
              <MyTasks />
              <OpenIncidents />
            </div>
            <ToNotify />
          </div>
        </Part>
        <Part title={w('at_risk')}>
          <div className={styles.columns}>
            <HighRisks />
            <Unclassified />
          </div>
        </Part>
        <Part
          title={w('standing')}
          more={
            <Link to="/figures" className="ds-link">
              {w('all_figures')}
            </Link>
          }
        >
          <OfReview review={review}>{(year) => <Standing year={year} />}</OfReview>
        </Part>
        <Part title={review.year ? w('review', { year: review.year }) : w('review_any')}>
          <OfReview review={review}>{(year) => <ReportLacks year={year} />}</OfReview>
        </Part>
      </div>
    </>
  );
}

interface OfReviewProps {
  review: ReturnType<typeof useReviewYear>;
  children: (year: number) => ReactNode;
}

/** What needs to know which year's review is being written. */
function OfReview({ review, children }: OfReviewProps) {
  if (review.year) return children(review.year);
  return review.error ? <ErrorNote error={review.error} /> : <Busy />;
}

function Part({ title, more, children }: { title: string; more?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <div className={styles.top}>
        <Heading level={2} data-size="xs" id={id}>
          {title}
        </Heading>
        {more}
      </div>
      {children}
    </section>
  );
}
