import { Fieldset, Radio, ValidationMessage } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import styles from './Choices.module.css';
import { incidentsWords } from './words';

interface Props<Choice extends string> {
  id: string;
  label: string;
  help?: string | undefined;
  choices: readonly Choice[];
  chosen: string;
  fault?: string | undefined;
  onChoose: (choice: Choice) => void;
}

/** One of few answers, each wide enough for a thumb. */
export function Choices<
  Choice extends 'yes' | 'no' | 'unknown' | 'now' | 'other_time' | 'named' | 'anonymous',
>(props: Props<Choice>) {
  const w = useWords(incidentsWords);
  return (
    <Fieldset id={props.id}>
      <Fieldset.Legend>{props.label}</Fieldset.Legend>
      {props.help && <Fieldset.Description>{props.help}</Fieldset.Description>}
      <div className={styles.choices}>
        {props.choices.map((choice) => (
          <Radio
            key={choice}
            variant="outline"
            className={styles.choice}
            name={props.id}
            value={choice}
            label={w(choice)}
            checked={props.chosen === choice}
            onChange={() => props.onChoose(choice)}
          />
        ))}
      </div>
      {props.fault && <ValidationMessage>{props.fault}</ValidationMessage>}
    </Fieldset>
  );
}
