import { Heading } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { Consensus, LedRisk, Workshop } from '@/api/workshops';
import { useSay, useWords } from '@/words/words';
import { LevelMark } from '../LevelMark';
import type { Axis } from '../scale';
import styles from './AgreeForm.module.css';
import { leadWords } from './lead_words';
import type { Scales } from './useScales';

interface Props {
  workshop: Workshop;
  risk: LedRisk;
  consensus: Consensus;
  scales: Scales;
}

/** What was agreed on, by whom not, and the way to the risk. */
export function AgreedPart({ workshop, risk, consensus, scales }: Props) {
  const w = useWords(leadWords);
  const say = useSay();
  const stepOf = (axis: Axis) => {
    const step = scales[axis].find(({ value }) => value === consensus[axis]);
    return step ? `${step.value} ${say(step.name)}` : String(consensus[axis]);
  };
  const names = workshop.participants.filter(({ id }) => consensus.disagreeing.includes(id));
  return (
    <section className={styles.form}>
      <Heading level={3} data-size="2xs">
        {w('agreed_title')}
      </Heading>
      <p>
        <LevelMark value={consensus.likelihood * consensus.impact} method={scales.method} />{' '}
        {w('agreed_line', { likelihood: stepOf('likelihood'), impact: stepOf('impact') })}
      </p>
      {consensus.reason && <p>{consensus.reason}</p>}
      <p>
        {names.length === 0
          ? w('all_agree')
          : w('disagreed', { names: names.map(({ name }) => name).join(', ') })}
      </p>
      <p>
        <Link to="/registers/$register/$id" params={{ register: 'risks', id: risk.id }} className="ds-link">
          {w('open_risk')}
        </Link>
      </p>
    </section>
  );
}
