import { parseAbsolute } from '@internationalized/date';
import { DateField, DateInput, DateSegment, I18nProvider, Label, Text } from 'react-aria-components';
import { timeZone, useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './TimeField.module.css';
import { incidentsWords } from './words';

interface Props {
  /** The instant; empty for none. */
  value: string;
  invalid: boolean;
  onChange: (value: string) => void;
}

/** Day and clock in Sweden, part by part, so that a telephone brings its digits forth. */
export default function TimeField({ value, invalid, onChange }: Props) {
  const w = useWords(incidentsWords);
  const { locale } = useFormats();
  return (
    <I18nProvider locale={locale}>
      <DateField
        className={styles.field ?? ''}
        granularity="minute"
        hourCycle={24}
        hideTimeZone
        shouldForceLeadingZeros
        isInvalid={invalid}
        value={value ? parseAbsolute(value, timeZone) : null}
        onChange={(moment) => onChange(moment ? moment.toDate().toISOString() : '')}
      >
        <Label className="ds-label">{w('time')}</Label>
        <Text slot="description" className={styles.help ?? ''}>
          {w('time_help')}
        </Text>
        <DateInput className={`ds-input ${styles.input ?? ''}`}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
      </DateField>
    </I18nProvider>
  );
}
