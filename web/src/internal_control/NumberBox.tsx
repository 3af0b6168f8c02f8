import { Textfield } from '@digdir/designsystemet-react';
import { useWords } from '@/words/words';
import { type Box, readBox } from './boxes';
import { samplingWords } from './sampling_words';

interface Props {
  box: Box;
  label: string;
  help?: string;
  text: string;
  onChange: (text: string) => void;
}

/** A number between two limits; what is wrong stands beside it once something is written. */
export function NumberBox({ box, label, help, text, onChange }: Props) {
  const w = useWords(samplingWords);
  const wrong = text.trim() !== '' && readBox(box, text) === null;
  return (
    <Textfield
      label={label}
      description={help}
      inputMode="decimal"
      value={text}
      error={wrong ? w('number', { least: box.least, most: box.most }) : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
