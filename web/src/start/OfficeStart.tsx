import { Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { useAuthority } from '@/app/place';
import { useReviewYear } from '@/app/useReviewYear';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { Clocks } from './Clocks';
import { HighRisks } from './HighRisks';
import { MyTasks } from './MyTasks';
import { Nothing } from './Nothing';
import styles from './OfficeStart.module.css';
import { OpenIncidents } from './OpenIncidents';
import { ReportLacks } from './ReportLacks';
import { Standing } from './Standing';
import { Unclassified } from './Unclassified';
import { useArrived } from './useArrived';
import { useShownParts } from './useShownParts';
import { startWords } from './words';

/** What must I do, what is at risk, where do we stand, what does the report lack. */
export function OfficeStart() {
  const w = useWords(startWords);
  const may = useShownParts();
  const { name } = useAuthority();
  const arrived = useArrived();
  return (
    <>
      {!arrived && <Busy />}
      <div className={arrived ? undefined : styles.waiting} aria-busy={!arrived}>
        {may.any || <Nothing title={w('administer')}>{w('administer_help', { authority: name })}</Nothing>}
        {(may.activities || may.incidents || may.clocks) && (
          <Part title={w('to_do')}>
            <div className={styles.columns}>
              {(may.clocks || may.incidents) && (
                <div className={styles.stack}>
                  {may.clocks && <Clocks />}
                  {may.incidents && <OpenIncidents />}
                </div>
              )}
              {may.activities && <MyTasks />}
            </div>
          </Part>
        )}
        {(may.risks || may.systems) && (
          <Part title={w('at_risk')}>
            <div className={styles.columns}>
              {may.risks && <HighRisks />}
              {may.systems && <Unclassified />}
            </div>
          </Part>
        )}
        {may.report && <OfYear figures={may.figures} />}
      </div>
    </>
  );
}

/** The figures and the report of the year that is being reviewed. */
function OfYear({ figures }: { figures: boolean }) {
  const w = useWords(startWords);
  const review = useReviewYear();
  return (
    <>
      {figures && (
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
      )}
      <Part title={review.year ? w('review', { year: review.year }) : w('review_any')}>
        <OfReview review={review}>{(year) => <ReportLacks year={year} />}</OfReview>
      </Part>
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
