import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { reachQuery, type SampleFound } from '@/api/sampling';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import plan from './Plan.module.css';
import { samplingWords } from './sampling_words';

/** In a sentence, what a sample shows of all that it was drawn from. */
export function ReachSentence({ found }: { found: SampleFound }) {
  const w = useWords(samplingWords);
  const f = useFormats();
  const say = useSay();
  const { data, error } = useQuery({ ...reachQuery(found), placeholderData: keepPreviousData });
  // A sample gives no reason for more decimals.
  const shown = (share: number) => f.number(Math.round(share * 10) / 10);
  if (error) return <ErrorNote error={error} />;
  return (
    <div role="status">
      {data && (
        <p className={plan.outcome}>
          <strong>{w('interval', { lower: shown(data.lower), upper: shown(data.upper) })}</strong>{' '}
          {say(data.sentence)}
        </p>
      )}
    </div>
  );
}
