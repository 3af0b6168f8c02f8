import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { similarQuery } from '@/api/incident_similar';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { useIncident } from '../incident_context';
import styles from '../Part.module.css';
import { SimilarLine } from './SimilarLine';
import { similarWords } from './words';

/** Incidents that may be the same event, and others of the same cause. */
export default function SimilarPart() {
  const w = useWords(similarWords);
  const { at, mayWrite } = useIncident();
  const { data, error, refetch } = useQuery(similarQuery(at));
  if (!data) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Busy />;
  return (
    <>
      {(['same', 'recurring'] as const).map((group) => (
        <section key={group} className={styles.part}>
          <Heading level={2} data-size="2xs">
            {w(group)}
          </Heading>
          {data[group].length === 0 && <p className={styles.none}>{w(`${group}_none`)}</p>}
          <ul className={styles.lines}>
            {data[group].map((other) => (
              <SimilarLine key={other.id} other={other} mayMerge={group === 'same' && mayWrite} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
