import type { RegisterRecord } from '@/api/types';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from '../Part.module.css';
import { sizeText } from './size_text';
import { evidenceWords } from './words';

/** When and by whom it was taken, who has it, how large it is, and the digest that it is known by. */
export function EvidenceFacts({ evidence }: { evidence: RegisterRecord }) {
  const w = useWords(evidenceWords);
  const f = useFormats();
  const { size, sha256, taken_at: at, taken_by: by, kept_with: hand } = evidence;
  const when = typeof at === 'string' ? f.instant(at) : '';
  const taken = when && by ? w('taken_by', { at: when, by: String(by) }) : when || String(by ?? '');
  const facts = [
    { name: 'taken', text: taken },
    { name: 'kept_with', text: String(hand ?? '') },
    { name: 'size', text: typeof size === 'number' ? sizeText(size, f) : '' },
    { name: 'sha256', text: String(sha256 ?? '') },
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts
        .filter(({ text }) => text !== '')
        .map(({ name, text }) => (
          <div key={name} className={name === 'sha256' ? styles.wide : undefined}>
            <dt>{w(name)}</dt>
            <dd>{name === 'sha256' ? <code>{text}</code> : text}</dd>
          </div>
        ))}
    </dl>
  );
}
