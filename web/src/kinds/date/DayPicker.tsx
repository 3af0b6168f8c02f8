import type { DateValue } from '@internationalized/date';
import { CalendarDays, X } from 'lucide-react';
import { type FocusEvent, useRef } from 'react';
import { Button, DateInput, DatePicker, DateSegment, Group, I18nProvider } from 'react-aria-components';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import type { InputProps } from '../kind';
import { kindWords } from '../words';
import { DayCalendar } from './DayCalendar';
import styles from './DayPicker.module.css';
import { draftOf, pickedOf } from './picked';

/** Whether some parts of the date are written but not all. */
function halfWritten(group: HTMLElement): boolean {
  const parts = [...group.querySelectorAll('[role=spinbutton]')];
  const empty = parts.filter((part) => part.hasAttribute('data-placeholder')).length;
  return empty > 0 && empty < parts.length;
}

/** A day, or a day and a Swedish clock, in the reader's language. */
export default function DayPicker(props: InputProps) {
  const w = useWords(kindWords);
  const say = useSay();
  const { locale } = useFormats();
  const group = useRef<HTMLDivElement>(null);
  const withTime = props.field.kind === 'instant';
  const blur = (event: FocusEvent) => {
    if (!group.current || group.current.contains(event.relatedTarget)) return;
    // Kept as it stands, so that it is refused in words rather than taken for nothing.
    if (halfWritten(group.current))
      props.onChange(group.current.querySelector('[data-written]')?.textContent ?? '?');
    props.onBlur();
  };
  return (
    <I18nProvider locale={locale}>
      <DatePicker
        className={styles.picker ?? ''}
        aria-labelledby={props.labelledBy}
        {...(props.describedBy && { 'aria-describedby': props.describedBy })}
        value={pickedOf(props.draft, withTime)}
        granularity={withTime ? 'minute' : 'day'}
        hourCycle={24}
        hideTimeZone
        shouldForceLeadingZeros
        isInvalid={props.invalid}
        isRequired={props.field.required}
        validationBehavior="aria"
        onChange={(picked: DateValue | null) => props.onChange(draftOf(picked, withTime))}
      >
        <Group
          ref={group}
          id={props.id}
          tabIndex={-1}
          className={styles.group ?? ''}
          onBlur={blur}
          onFocus={(event) => {
            if (event.target === event.currentTarget) focusFirst(event.currentTarget);
          }}
        >
          <DateInput data-written className={styles.input ?? ''}>
            {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
          </DateInput>
          {props.draft !== '' && !props.field.required && (
            <ClearDay
              label={w('clear_date', { field: say(props.field.label) })}
              onClear={() => {
                props.onChange('');
                if (group.current) focusFirst(group.current);
              }}
            />
          )}
          <Button className={styles.button ?? ''} aria-label={w('open_calendar')}>
            <CalendarDays aria-hidden size={16} />
          </Button>
        </Group>
        <DayCalendar />
      </DatePicker>
    </I18nProvider>
  );
}

function ClearDay({ label, onClear }: { label: string; onClear: () => void }) {
  return (
    <button type="button" className={styles.button} aria-label={label} onClick={onClear}>
      <X aria-hidden size={16} />
    </button>
  );
}

const focusFirst = (group: HTMLElement) => group.querySelector<HTMLElement>('[role=spinbutton]')?.focus();
