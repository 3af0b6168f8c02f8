import { Heading } from '@digdir/designsystemet-react';
import { useDeferredValue, useState } from 'react';
import { useWords } from '@/words/words';
import { boxes, type BoxName, readBoxes } from './boxes';
import { NumberBox } from './NumberBox';
import plan from './Plan.module.css';
import { ReachSentence } from './ReachSentence';
import styles from './SampleCalculator.module.css';
import { samplingWords } from './sampling_words';

const names = ['population', 'checked', 'deviations', 'confidence'] as const;

/** What a sample that has been done shows of all. */
export function ReachOfSample() {
  const w = useWords(samplingWords);
  const [texts, setTexts] = useState<Partial<Record<BoxName, string>>>({ deviations: '0', confidence: '95' });
  const found = useDeferredValue(readBoxes(names, texts));
  return (
    <section className={styles.part}>
      <Heading level={3} data-size="2xs">
        {w('after')}
      </Heading>
      <div className={plan.fields}>
        {names.map((name) => (
          <NumberBox
            key={name}
            box={boxes[name]}
            label={w(name)}
            text={texts[name] ?? ''}
            onChange={(text) => setTexts({ ...texts, [name]: text })}
          />
        ))}
      </div>
      {found && <ReachSentence found={found} />}
    </section>
  );
}
