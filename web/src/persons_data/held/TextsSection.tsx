import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { HeldText } from '@/api/persons';
import { fieldOf, registersQuery } from '@/api/registers';
import { useSay, useWords } from '@/words/words';
import styles from './Held.module.css';
import { HeldSection } from './HeldSection';
import { heldWords } from './words';

/** Texts that have the name in them: told of, not quoted, and why they are kept. */
export function TextsSection({ texts }: { texts: readonly HeldText[] }) {
  const w = useWords(heldWords);
  const say = useSay();
  if (texts.length === 0) return null;
  return (
    <HeldSection title={w('texts')} why={w('texts_help')}>
      <ul className={styles.records}>
        {texts.map((text) => (
          <li key={`${text.kind} ${text.id} ${text.field ?? ''}`}>
            <div className={styles.record}>
              <TextName text={text} />
            </div>
            <p>
              {say(text.why.label)}. {say(text.why.help)}{' '}
              <span className={styles.beside}>({text.why.source})</span>
            </p>
          </li>
        ))}
      </ul>
    </HeldSection>
  );
}

function TextName({ text }: { text: HeldText }) {
  const w = useWords(heldWords);
  const say = useSay();
  const { data: registers } = useQuery(registersQuery);
  const register = registers?.find((one) => one.name === text.register);
  if (!register) {
    return (
      <>
        <strong>{text.title}</strong>
        {text.kind !== 'record' && <span className={styles.beside}>{w(`text_${text.kind}`)}</span>}
      </>
    );
  }
  const field = fieldOf(register, text.field ?? '');
  return (
    <>
      <Link
        to="/registers/$register/$id"
        params={{ register: register.plural, id: text.id }}
        className="ds-link"
      >
        {text.title || w('untitled')}
      </Link>
      <span className={styles.beside}>
        {[say(register.label), field && say(field.label)].filter(Boolean).join(': ')}
      </span>
    </>
  );
}
