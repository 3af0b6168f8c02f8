import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RegisterRecord } from '@/api/types';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import styles from '../Part.module.css';
import { FileChoice, isTooLarge } from './FileChoice';
import { Sending } from './Sending';
import { useSendFile } from './useSendFile';
import { evidenceWords } from './words';

/** Asks for the bytes of a piece of evidence that never arrived. */
export function SendAgain({ evidence }: { evidence: RegisterRecord }) {
  const w = useWords(evidenceWords);
  const [file, setFile] = useState<File | null>(null);
  const { send, part, stop } = useSendFile();
  const sending = useMutation({ mutationFn: (chosen: File) => send(evidence.id, chosen) });
  return (
    <div className={styles.tight}>
      <p>{w('lacks_file')}</p>
      <FileChoice
        file={file}
        fault={isTooLarge(file) ? w('too_large') : undefined}
        onChoose={(chosen) => {
          setFile(chosen);
          if (!isTooLarge(chosen)) sending.mutate(chosen);
        }}
      />
      {file && part !== null && <Sending file={file.name} part={part} onStop={stop} />}
      {sending.error && <ErrorNote error={sending.error} />}
    </div>
  );
}
