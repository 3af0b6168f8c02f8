import type { Duty } from '@/api/incident_duties';
import type { Field, Register } from '@/api/types';
import { formField } from '@/kinds/form_field';
import type { Text } from '@/words/words';
import { reportWords } from './words';

const nothing: Text = { sv: '', en: '' };

const text = (key: keyof typeof reportWords.entries): Text => {
  const [sv, en] = reportWords.entries[key];
  return { sv, en };
};

const field = (name: string, label: Text, facts: Partial<Field> = {}): Field =>
  formField({ name, label, help: nothing, kind: 'text', max_length: 400, ...facts });

interface Wish {
  /** There is no form: what was said is written here. */
  freeWords: boolean;
  /** The time has run out: it may have been sent too late. */
  late: boolean;
}

/** What is asked for when something has been sent. It is no register's own form: the server keeps most of it. */
export function sendRegister(notices: Register, { freeWords, late }: Wish): Register {
  const fields = [
    field('title', text('title'), { required: true }),
    field('recipient', text('recipient')),
    field('sent_at', text('sent_at'), { kind: 'instant', required: true }),
    ...(freeWords ? [field('content', text('said'), { kind: 'long_text', max_length: 20_000 })] : []),
    field('receipt', text('receipt'), { help: text('receipt_help'), max_length: 200 }),
    ...(late
      ? [
          field('late_reason', text('late_reason'), {
            kind: 'long_text',
            help: text('late_help'),
            max_length: 2000,
          }),
        ]
      : []),
  ];
  return { ...notices, fields };
}

/** Whether the duty's time has run out. */
export const isLate = (duty: Pick<Duty, 'clock'> | undefined, now: number): boolean =>
  Boolean(duty?.clock && Date.parse(duty.clock.due) < now);
