import { Button, Heading, Paragraph, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { Plus, X } from 'lucide-react';
import { useWords } from '@/words/words';
import type { ListName } from './draft';
import { ids } from './faults';
import styles from './LineList.module.css';
import { settingsWords } from './words';

interface Props {
  list: ListName;
  title: string;
  help: string;
  label: (number: number) => string;
  lines: string[];
  faults: Map<string, string>;
  readOnly: boolean;
  onChange: (lines: string[]) => void;
}

/** A list of words, a line each. */
export function LineList({ list, title, help, label, lines, faults, readOnly, onChange }: Props) {
  const w = useWords(settingsWords);
  const empty = faults.get(list);
  return (
    <section className={styles.list} aria-labelledby={`${list}-title`}>
      <Heading level={2} data-size="xs" id={`${list}-title`}>
        {title}
      </Heading>
      <Paragraph>{help}</Paragraph>
      {lines.map((line, index) => (
        <div className={styles.line} key={index}>
          <Textfield
            id={ids.line(list, index)}
            aria-label={label(index + 1)}
            readOnly={readOnly}
            error={faults.get(ids.line(list, index))}
            value={line}
            onChange={(event) => onChange(lines.with(index, event.target.value))}
          />
          {!readOnly && (
            <Button
              type="button"
              icon
              variant="tertiary"
              data-color="neutral"
              aria-label={w('remove_line', { line: line || label(index + 1) })}
              onClick={() => onChange(lines.toSpliced(index, 1))}
            >
              <X aria-hidden size={18} />
            </Button>
          )}
        </div>
      ))}
      {!readOnly && (
        <Button id={list} type="button" variant="secondary" onClick={() => onChange([...lines, ''])}>
          <Plus aria-hidden size={18} />
          {w('add_line')}
        </Button>
      )}
      {empty && <ValidationMessage>{empty}</ValidationMessage>}
    </section>
  );
}
