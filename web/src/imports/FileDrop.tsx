import { Button, ValidationMessage } from '@digdir/designsystemet-react';
import { FileSpreadsheet, Upload } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './FileDrop.module.css';
import { mostMegabytes, type Refused, refusedFile } from './refusedFile';
import { sizeOf } from './sizeOf';
import { importWords } from './words';

interface Props {
  file: File | null;
  onChoose: (file: File) => void;
}

/** Takes a file that is dropped on it, or chosen as files are chosen on that machine. */
export function FileDrop({ file, onChoose }: Props) {
  const w = useWords(importWords);
  const formats = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<{ why: Refused; file: File } | null>(null);
  const take = (chosen: File | undefined) => {
    if (!chosen) return;
    const why = refusedFile(chosen);
    setRefused(why && { why, file: chosen });
    if (!why) onChoose(chosen);
  };
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    // A way for a mouse besides the button in it, which is for everyone.
    <div
      className={styles.drop}
      data-over={over}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files[0]);
      }}
    >
      {file ? <FileSpreadsheet aria-hidden size={24} /> : <Upload aria-hidden size={24} />}
      <div className={styles.words} id={help}>
        <strong>{file ? file.name : w('drop')}</strong>
        <span className={styles.help}>
          {file ? sizeOf(file.size, formats) : w('drop_help', { size: mostMegabytes })}
        </span>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.xlsx,.txt,.yaml,.yml,.json"
        aria-label={w('choose_file')}
        onChange={(event) => {
          take(event.target.files?.[0]);
          // So that the same file can be chosen again when it has been mended.
          event.target.value = '';
        }}
      />
      <Button
        variant={file ? 'secondary' : 'primary'}
        aria-describedby={help}
        onClick={() => input.current?.click()}
      >
        {w(file ? 'another_file' : 'choose_file')}
      </Button>
      {refused && (
        <ValidationMessage role="alert" className={styles.refused}>
          {w(refused.why, {
            file: refused.file.name,
            size: sizeOf(refused.file.size, formats),
            limit: mostMegabytes,
          })}
        </ValidationMessage>
      )}
    </div>
  );
}
