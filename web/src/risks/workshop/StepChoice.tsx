import { Fieldset, Radio, ValidationMessage } from '@digdir/designsystemet-react';
import { useSay } from '@/words/words';
import styles from './StepChoice.module.css';
import type { ExplainedStep } from './useScales';

interface Props {
  id: string;
  label: string;
  scale: ExplainedStep[];
  chosen: number | undefined;
  fault: string | undefined;
  onChoose: (value: number) => void;
}

/** One step of a scale, each wide enough for a thumb, the gravest first. */
export function StepChoice({ id, label, scale, chosen, fault, onChoose }: Props) {
  const say = useSay();
  return (
    <Fieldset id={id} className={styles.steps}>
      <Fieldset.Legend className={styles.legend}>{label}</Fieldset.Legend>
      {[...scale].reverse().map(({ value, name, help }) => (
        <Radio
          key={value}
          variant="outline"
          className={styles.step}
          name={id}
          value={String(value)}
          label={`${value} ${say(name)}`}
          description={help && say(help)}
          checked={chosen === value}
          aria-invalid={fault ? true : undefined}
          onChange={() => onChoose(value)}
        />
      ))}
      {fault && <ValidationMessage>{fault}</ValidationMessage>}
    </Fieldset>
  );
}
