import type { Duty } from '@/api/incident_duties';
import { useFormats } from '@/words/format';
import { type Text, useSay, useWords } from '@/words/words';
import { clockWords } from './clock_words';
import { dutyWords } from './duty_words';
import card from './DutyCard.module.css';
import styles from './Part.module.css';
import { useFieldName } from './useFieldName';

/** The provision, who must fulfil it towards whom, and where the rule comes from. */
export function DutyFacts({ duty }: { duty: Duty }) {
  const w = useWords(dutyWords);
  const say = useSay();
  const recipient = say(duty.recipient);
  return (
    <dl className={card.facts}>
      <div>
        <dt>{w('paragraph')}</dt>
        <dd>{[duty.law, duty.paragraph].filter(Boolean).join(', ')}</dd>
      </div>
      <div>
        <dt>{w('holder')}</dt>
        <dd>
          <Holder duty={duty} />
        </dd>
      </div>
      {recipient && (
        <div>
          <dt>{w('recipient')}</dt>
          <dd>{recipient}</dd>
        </div>
      )}
      <CountsFrom duty={duty} />
      <div>
        <dt>{w('source')}</dt>
        <dd>
          <Source {...duty} />
        </dd>
      </div>
    </dl>
  );
}

function Holder({ duty }: { duty: Duty }) {
  const w = useWords(dutyWords);
  const { name, kind, mine } = duty.holder;
  const person = kind === 'legal_person' ? w('holder_person', { name }) : name;
  return <>{mine ? w('holder_mine', { name: person }) : person}</>;
}

const fromNotice = 'notice:';

/** What the clock counts from: a fact of the incident, or a report that was sent. */
function CountsFrom({ duty }: { duty: Duty }) {
  const w = useWords(clockWords);
  const f = useFormats();
  const fieldName = useFieldName();
  if (!duty.clock) return null;
  const { fact, at } = duty.clock.from;
  const what = fact.startsWith(fromNotice) ? w('report_sent') : (fieldName(fact) ?? fact);
  return (
    <div>
      <dt>{w('counts_from')}</dt>
      <dd>{w('from_at', { what, at: f.instant(at) })}</dd>
    </div>
  );
}

interface SourceProps {
  source: Text;
  verified: boolean;
  valid_from?: string;
}

/** Where a rule is read, from when it holds, and whether anybody has checked it there. */
export function Source({ source, verified, valid_from: from }: SourceProps) {
  const w = useWords(dutyWords);
  const f = useFormats();
  const said = useSay()(source);
  return (
    <span className={card.source}>
      <span>{from ? w('source_from', { source: said, date: f.date(from) }) : said}</span>
      {!verified && (
        <span className={styles.mark} data-tone="warning">
          {w('unverified')}
        </span>
      )}
    </span>
  );
}
