import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { drawnQuery } from '@/api/sampling';
import type { RegisterRecord } from '@/api/types';
import { Busy } from '@/ui/Busy';
import { CopyButton } from '@/ui/CopyButton';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import styles from './DrawnNumbers.module.css';
import plan from './Plan.module.css';
import { samplingWords } from './sampling_words';

interface Props {
  performance: RegisterRecord;
  authority: string;
}

/** The numbers of a sample, the same each time, to take along. */
export function DrawnNumbers({ performance, authority }: Props) {
  const w = useWords(samplingWords);
  const f = useFormats();
  const say = useSay();
  const { data, error } = useQuery(drawnQuery(performance.id, authority));
  return (
    <section className={plan.section} data-prints>
      <Heading level={2} data-size="2xs">
        {w('numbers')}
      </Heading>
      {error ? <ErrorNote error={error} /> : !data && <Busy />}
      {data && (
        <>
          <p>
            {w('numbers_of', { size: f.number(data.size), population: f.number(data.population) })}.{' '}
            {say(data.sentence)}
          </p>
          <ol className={styles.numbers}>
            {data.numbers.map((number) => (
              <li key={number}>{number}</li>
            ))}
          </ol>
          <p className={plan.beside}>
            {w('seed')}: <code className={styles.seed}>{data.seed}</code>
          </p>
          <div className={styles.buttons}>
            <CopyButton text={data.numbers.join('\n')} label={w('copy')} />
            <Button variant="secondary" onClick={() => window.print()}>
              <Printer aria-hidden size={16} />
              {w('print')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
