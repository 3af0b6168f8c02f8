import type { Register } from '@/api/types';
import { useFormats } from '@/words/format';
import { useSay, useWords } from '@/words/words';
import { AccountName } from './AccountName';
import { deedOf } from './deed';
import type { Doing } from './doings';
import styles from './EventLine.module.css';
import { RecordName } from './RecordName';
import { useDoerText } from '@/app/useDoerText';
import { useThingText } from './useThingText';
import { deedWords } from './deed_words';

interface Props {
  doing: Doing;
  register: Register | undefined;
  /** There are more of them than are shown. */
  open: boolean;
}

/** Who did what, as a sentence. */
export function Done({ doing, register, open }: Props) {
  const w = useWords(deedWords);
  const say = useSay();
  const doerText = useDoerText();
  const { first } = doing;
  const deed = deedOf(first, register ? say(register.label_plural) : '');
  if ('phrase' in deed) {
    const phrase = w(deed.phrase, deed.values);
    return deed.byNobody ? (
      <strong>{phrase}</strong>
    ) : (
      <>
        <strong>{doerText(first)}</strong> {phrase}
      </>
    );
  }
  return (
    <>
      <strong>{doerText(first)}</strong> {w(deed.verb)}{' '}
      <What doing={doing} register={register} object={deed.object} open={open} />
    </>
  );
}

function What({ doing, register, object, open }: Props & { object: 'record' | 'account' | 'thing' }) {
  const w = useWords(deedWords);
  const say = useSay();
  const { number } = useFormats();
  const thingText = useThingText();
  const { first, entries } = doing;
  const several = entries.length > 1;
  const count = open ? w('at_least', { number: number(entries.length) }) : number(entries.length);
  if (register && several) return w('many_records', { number: count, register: say(register.label_plural) });
  if (register) {
    return (
      <>
        <RecordName register={register} entry={first} />{' '}
        <span className={styles.beside}>{say(register.label)}</span>
      </>
    );
  }
  if (object === 'account' && !several) return <AccountName entry={first} />;
  const { thing, more } = thingText(first);
  if (several) return w('many_times', { thing, number: count });
  return (
    <>
      {thing} {more && <span className={styles.beside}>{more}</span>}
    </>
  );
}
