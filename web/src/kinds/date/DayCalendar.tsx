import { ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  Heading,
  Popover,
} from 'react-aria-components';
import { useWords } from '@/words/words';
import { kindWords } from '../words';
import styles from './DayPicker.module.css';

/** The month that opens under a date. */
export function DayCalendar() {
  const w = useWords(kindWords);
  return (
    <Popover className={styles.popover ?? ''} offset={4}>
      <Dialog className={styles.dialog ?? ''}>
        <Calendar firstDayOfWeek="mon">
          <header className={styles.month}>
            <Button slot="previous" className={styles.button ?? ''} aria-label={w('previous_month')}>
              <ChevronLeft aria-hidden size={18} />
            </Button>
            <Heading level={3} className={styles.heading ?? ''} />
            <Button slot="next" className={styles.button ?? ''} aria-label={w('next_month')}>
              <ChevronRight aria-hidden size={18} />
            </Button>
          </header>
          <CalendarGrid className={styles.grid ?? ''} weekdayStyle="short">
            <CalendarGridHeader>
              {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
            </CalendarGridHeader>
            <CalendarGridBody>
              {(date) => <CalendarCell date={date} className={styles.day ?? ''} />}
            </CalendarGridBody>
          </CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  );
}
