import { Details, Paragraph } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import { ReachOfSample } from './ReachOfSample';
import { samplingWords } from './sampling_words';
import { SizeOfSample } from './SizeOfSample';
import styles from './SampleCalculator.module.css';

/** How many to check, and what a sample shows, in words. */
export function SampleCalculator() {
  const w = useWords(samplingWords);
  return (
    <Details>
      <Details.Summary>{w('title')}</Details.Summary>
      <Details.Content>
        <div className={styles.parts}>
          <Paragraph className={styles.help}>{w('help')}</Paragraph>
          <SizeOfSample />
          <ReachOfSample />
        </div>
      </Details.Content>
    </Details>
  );
}
