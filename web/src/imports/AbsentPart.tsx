import { Details, Fieldset, Paragraph, Radio } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import { Part } from './Part';
import { resultWords } from './result_words';
import styles from './Steps.module.css';
import type { ImportReport } from './types';

interface Props {
  report: ImportReport;
  archive: boolean;
  onChange: (archive: boolean) => void;
}

/** Records that an earlier import brought and this file lacks. */
export function AbsentPart({ report, archive, onChange }: Props) {
  const w = useWords(resultWords);
  return (
    <Part title={w('absent')}>
      <Paragraph>{w('absent', { count: report.absent_count })}</Paragraph>
      <Details className={styles.note}>
        <Details.Summary>{w('absent_names')}</Details.Summary>
        <Details.Content>
          <ul className={styles.names}>
            {report.absent.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </Details.Content>
      </Details>
      <Fieldset>
        <Fieldset.Legend>{w('absent_choice')}</Fieldset.Legend>
        <Radio
          name="absent"
          value="keep"
          label={w('keep_absent')}
          checked={!archive}
          onChange={() => onChange(false)}
        />
        <Radio
          name="absent"
          value="archive"
          label={w('archive_absent')}
          checked={archive}
          onChange={() => onChange(true)}
        />
      </Fieldset>
    </Part>
  );
}
