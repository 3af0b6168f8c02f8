import { Heading } from '@digdir/designsystemet-react';
import { fieldOf } from '@/api/registers';
import { maskedOf } from '@/api/secrecy';
import { MaskedText } from '@/app/MaskedText';
import { MaskedValue } from '@/app/MaskedValue';
import { showValue } from '@/kinds';
import { useReader } from '@/registers/useReader';
import { useSay, useWords } from '@/words/words';
import { useIncident } from './incident_context';
import { knownFields } from './known_fields';
import styles from './Part.module.css';
import { incidentWords } from './words';

/** What is known of the incident, in the order that it is asked for; what nobody has said is left out. */
export function KnownFacts() {
  const w = useWords(incidentWords);
  const say = useSay();
  const { register, record } = useIncident();
  const reader = useReader(record.names);
  const masked = maskedOf(record);
  const facts = knownFields.flatMap((name) => {
    const field = fieldOf(register, name);
    const text = field ? showValue(record[name], field, reader) : '';
    return field && (text !== '' || name in masked) ? [{ field, text, masking: masked[name] }] : [];
  });
  if (facts.length === 0) return null;
  return (
    <section className={styles.part}>
      <Heading level={2} data-size="2xs">
        {w('known')}
      </Heading>
      <dl className={styles.facts}>
        {facts.map(({ field, text, masking }) => (
          <div key={field.name} className={field.kind === 'long_text' ? styles.wide : undefined}>
            <dt>{say(field.label)}</dt>
            <dd>{masking ? <MaskedValue masking={masking} /> : <MaskedText>{text}</MaskedText>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
