import { Button, ValidationMessage } from '@digdir/designsystemet-react';
import { Upload } from 'lucide-react';
import { useId, useRef } from 'react';
import { evidenceLimit } from '@/api/evidence';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from '../Part.module.css';
import { sizeText } from './size_text';
import { evidenceWords } from './words';

interface Props {
  file: File | null;
  fault?: string | undefined;
  onChoose: (file: File) => void;
}

/** Whether a file is more than the server takes. */
export const isTooLarge = (file: File | null) => file !== null && file.size > evidenceLimit;

/** Takes a file as files are chosen on that machine. */
export function FileChoice({ file, fault, onChoose }: Props) {
  const w = useWords(evidenceWords);
  const formats = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const said = useId();
  return (
    <div className={styles.tight}>
      <div className={styles.buttons}>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={w('file')}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen) onChoose(chosen);
            event.target.value = '';
          }}
        />
        <Button
          variant="secondary"
          data-size="sm"
          aria-describedby={said}
          onClick={() => input.current?.click()}
        >
          <Upload aria-hidden size={16} />
          {w(file ? 'change_file' : 'choose')}
        </Button>
        <span id={said} className={styles.text}>
          {file ? `${file.name} (${sizeText(file.size, formats)})` : w('no_file')}
        </span>
      </div>
      {fault && <ValidationMessage>{fault}</ValidationMessage>}
    </div>
  );
}
