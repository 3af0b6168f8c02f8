import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useId } from 'react';
import type { Unreported } from '@/api/unreported';
import { RecordsLink } from '@/app/RecordsLink';
import { useSay, useWords } from '@/words/words';
import { EstimatePicture } from './EstimatePicture';
import { Sources } from './Sources';
import styles from './Unreported.module.css';
import type { UnreportedChoice } from './useUnreported';
import { unreportedWords } from './words';

interface Props {
  unreported: Unreported;
  choice: UnreportedChoice;
}

/** How many events nobody has reported, as far as two lists can tell; or why they cannot. */
export function EstimatePart({ unreported, choice }: Props) {
  const w = useWords(unreportedWords);
  const say = useSay();
  const id = useId();
  const { estimate, refused, sentence, assumptions } = unreported;
  return (
    <section className={styles.part} aria-labelledby={id}>
      <Heading level={2} data-size="2xs" id={id}>
        {w('estimate')}
      </Heading>
      {estimate ? (
        <Paragraph className={styles.sentence}>{say(sentence)}</Paragraph>
      ) : (
        <Alert data-color="info">
          <Paragraph>{say(sentence)}</Paragraph>
          {refused === 'overlap' && <Paragraph>{w('refused_overlap')}</Paragraph>}
        </Alert>
      )}
      <Sources unreported={unreported} choice={choice} />
      {estimate && <EstimatePicture unreported={unreported} estimate={estimate} />}
      <RecordsLink records={choice.cases}>{w('all_cases', { year: choice.year })}</RecordsLink>
      <Assumptions assumptions={assumptions.map(say)} />
    </section>
  );
}

function Assumptions({ assumptions }: { assumptions: string[] }) {
  const w = useWords(unreportedWords);
  if (assumptions.length === 0) return null;
  return (
    <>
      <Heading level={3} data-size="2xs">
        {w('assumptions')}
      </Heading>
      <ul className={styles.assumptions}>
        {assumptions.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
