import { maskedOf } from '@/api/secrecy';
import type { RiskMethod } from '@/api/settings';
import type { RegisterRecord } from '@/api/types';
import { MaskedValue } from '@/app/MaskedValue';
import { useSay, useWords } from '@/words/words';
import { LevelMark } from '../LevelMark';
import { type Axis, levelOf } from '../scale';
import { fieldsOf, type Stand } from '../stands';
import styles from './StandCard.module.css';
import { riskRecordWords } from './words';

interface Props {
  stand: Stand;
  record: RegisterRecord;
  method: RiskMethod | undefined;
}

const axes: readonly Axis[] = ['likelihood', 'impact'];

/** One of a risk's values, with the steps that it is made of by name. */
export function StandCard({ stand, record, method }: Props) {
  const w = useWords(riskRecordWords);
  const say = useSay();
  const fields = fieldsOf[stand];
  const masking = maskedOf(record)[fields.value] ?? maskedOf(record)[fields.likelihood];
  const value = record[fields.value];
  return (
    <div className={styles.card} data-stand={stand}>
      <h3 className={styles.title}>{w(stand)}</h3>
      {masking ? (
        <MaskedValue masking={masking} brief />
      ) : typeof value === 'number' ? (
        <LevelMark value={value} method={method} />
      ) : (
        <span className={styles.none}>{w('not_assessed')}</span>
      )}
      <dl className={styles.steps}>
        {axes.map((axis) => {
          const step = record[fields[axis]];
          if (typeof step !== 'number') return null;
          const level = method && levelOf([method], axis, step);
          return (
            <div key={axis}>
              <dt>{w(axis)}</dt>
              <dd>{level ? `${step} ${say(level)}` : step}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
