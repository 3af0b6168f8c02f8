import { type Control, useController } from 'react-hook-form';
import type { Level, RiskMethod } from '@/api/settings';
import type { Register } from '@/api/types';
import type { Drafts } from '@/registers/form/drafts';
import { fieldId } from '@/registers/form/fieldId';
import { useSay, useWords } from '@/words/words';
import type { Axis } from '../scale';
import { fieldsOf, type Stand, stands } from '../stands';
import styles from './ScaleTable.module.css';
import { riskRecordWords } from './words';

interface Props {
  axis: Axis;
  method: RiskMethod;
  /** Without the fields that are secret. */
  register: Register;
  control: Control<Drafts>;
}

/** The steps of a scale, the gravest first, with a choice of one for each of the three values. */
export function ScaleTable({ axis, method, register, control }: Props) {
  const w = useWords(riskRecordWords);
  const shown = stands.filter((stand) => register.fields.some(({ name }) => name === fieldsOf[stand][axis]));
  const levels = [...method[axis]].sort((a, b) => b.value - a.value);
  return (
    <table className={styles.scale}>
      <caption>
        <span aria-hidden>{w(axis)}</span>
        <span className="visually-hidden">{w('scale_caption', { axis: w(axis) })}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{w('step')}</th>
          {shown.map((stand) => (
            <th key={stand} scope="col" className={styles.stand}>
              {w(stand)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...levels, null].map((level) => (
          <tr key={level?.value ?? 0}>
            <th scope="row" className={styles.step}>
              <Step level={level} />
            </th>
            {shown.map((stand) => (
              <td key={stand} className={styles.choice}>
                <Choice name={fieldsOf[stand][axis]} stand={stand} level={level} control={control} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Step({ level }: { level: Level | null }) {
  const w = useWords(riskRecordWords);
  const say = useSay();
  if (!level) return w('not_assessed');
  return (
    <>
      <strong>{level.value}</strong> {say(level)}
      {level.help && <span className={styles.help}>{say(level.help)}</span>}
    </>
  );
}

interface ChoiceProps {
  name: string;
  stand: Stand;
  level: Level | null;
  control: Control<Drafts>;
}

function Choice({ name, stand, level, control }: ChoiceProps) {
  const w = useWords(riskRecordWords);
  const say = useSay();
  const { field } = useController({ name, control });
  const draft = level ? String(level.value) : '';
  const step = level ? `${level.value} ${say(level)}` : w('not_assessed');
  return (
    <label className={styles.target}>
      <input
        type="radio"
        className="ds-input"
        id={level?.value === 1 ? fieldId(name) : undefined}
        name={name}
        value={draft}
        checked={field.value === draft}
        onChange={() => field.onChange(draft)}
        onBlur={field.onBlur}
      />
      <span className="visually-hidden">{w('cell', { stand: w(stand), step })}</span>
    </label>
  );
}
