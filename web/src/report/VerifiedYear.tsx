import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { ChangedFigures } from './ChangedFigures';
import { ChangedRecords } from './ChangedRecords';
import styles from './FreezePart.module.css';
import type { Verification } from './types';
import { reportWords } from './words';

const firstShown = 20;

/** What has changed since a year was settled. */
export function VerifiedYear({ verified }: { verified: Verification['items'][number] }) {
  const w = useWords(reportWords);
  const { number } = useFormats();
  const [all, setAll] = useState(false);
  const { year, changed, figures } = verified;
  const records = number(verified.records);
  return (
    <div className={styles.year}>
      <Heading level={3} data-size="2xs">
        {year}
      </Heading>
      <Paragraph>
        {changed.length === 0
          ? w('year_same', { records })
          : w('year_changed', { changed: number(changed.length), records })}
      </Paragraph>
      {figures.length > 0 && <ChangedFigures year={year} figures={figures} />}
      {changed.length > 0 && (
        <ChangedRecords
          caption={w('changed_records', { year })}
          records={all ? changed : changed.slice(0, firstShown)}
        />
      )}
      {!all && changed.length > firstShown && (
        <div>
          <Button variant="tertiary" onClick={() => setAll(true)}>
            {w('more_records', { number: number(changed.length) })}
          </Button>
        </div>
      )}
    </div>
  );
}
