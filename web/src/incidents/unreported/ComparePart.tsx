import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { candidatesQuery } from '@/api/unreported';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import { byCase, toDecide } from './by_case';
import { CaseQuestion } from './CaseQuestion';
import styles from './Unreported.module.css';
import { useDecide } from './useDecide';
import type { UnreportedChoice } from './useUnreported';
import { unreportedWords } from './words';

interface Props {
  choice: UnreportedChoice;
}

/** One case after the other beside the reports that it may be. */
export function ComparePart({ choice }: Props) {
  const w = useWords(unreportedWords);
  const id = useId();
  const may = useMay('desk_case', 'write');
  const { data, error, refetch } = useQuery(candidatesQuery(choice.place, choice.year));
  const { decided, decide, deciding } = useDecide(choice.authority);
  const [putOff, setPutOff] = useState<string[]>([]);
  const cases = byCase(data ?? { items: [], without: [] });
  const left = toDecide(cases, decided, putOff);
  const [current] = left;
  // Those beyond the first hundred come when these are decided.
  const undecided = (data?.undecided ?? 0) - (cases.length - left.length);
  return (
    <section className={styles.part} aria-labelledby={id}>
      <Heading level={2} data-size="2xs" id={id}>
        {w('compare')}
      </Heading>
      {error && !data && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Busy />}
      {deciding.error && <ErrorNote error={deciding.error} />}
      {current && (
        <CaseQuestion
          one={current}
          left={undecided}
          last={left.length === 1}
          authority={choice.authority}
          may={may}
          waiting={deciding.isPending}
          onDecide={(incident) => decide({ case: current.case, incident })}
          onPutOff={() =>
            setPutOff((all) => [...all.filter((other) => other !== current.case.id), current.case.id])
          }
        />
      )}
      {data && !current && <Paragraph>{w(undecided > 0 ? 'next_lot' : 'all_compared')}</Paragraph>}
    </section>
  );
}
