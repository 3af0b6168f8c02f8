import { Heading } from '@digdir/designsystemet-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { type SampleWish, sampleSizeQuery } from '@/api/sampling';
import { ErrorNote } from '@/ui/ErrorNote';
import { useSay, useWords } from '@/words/words';
import { boxes, type BoxName, readBoxes } from './boxes';
import { NumberBox } from './NumberBox';
import plan from './Plan.module.css';
import styles from './SampleCalculator.module.css';
import { samplingWords } from './sampling_words';

const names = ['population', 'expected', 'tolerable', 'confidence'] as const;
const usual: Partial<Record<BoxName, string>> = { expected: '0', tolerable: '5', confidence: '95' };
const helped: Partial<Record<BoxName, 'population_help' | 'expected_help'>> = {
  population: 'population_help',
  expected: 'expected_help',
};
const none: SampleWish = { population: 0, expected: 0, tolerable: 0, confidence: 0 };

/** How many of all need to be checked. */
export function SizeOfSample() {
  const w = useWords(samplingWords);
  const say = useSay();
  const [texts, setTexts] = useState(usual);
  const wish = useDeferredValue(readBoxes(names, texts));
  const { data, error } = useQuery({
    ...sampleSizeQuery(wish ?? none),
    enabled: wish !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <section className={styles.part}>
      <Heading level={3} data-size="2xs">
        {w('before')}
      </Heading>
      <div className={plan.fields}>
        {names.map((name) => {
          const help = helped[name];
          return (
            <NumberBox
              key={name}
              box={boxes[name]}
              label={w(name)}
              {...(help && { help: w(help) })}
              text={texts[name] ?? ''}
              onChange={(text) => setTexts({ ...texts, [name]: text })}
            />
          );
        })}
      </div>
      {error && wish && <ErrorNote error={error} />}
      <div role="status">
        {wish && data && !error && (
          <p className={plan.outcome}>
            <strong>{w('size', { count: data.size })}</strong> {say(data.sentence)}
          </p>
        )}
      </div>
    </section>
  );
}
