import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import type { LedRisk, Workshop } from '@/api/workshops';
import { ErrorNote } from '@/ui/ErrorNote';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import { AgreedPart } from './AgreedPart';
import { AgreeForm } from './AgreeForm';
import type { AgreeDraft } from './agreement';
import styles from './LeadPage.module.css';
import { leadWords } from './lead_words';
import { Raters } from './Raters';
import { RatingsTable } from './RatingsTable';
import { StepTag } from './RiskQueue';
import { Spreads } from './Spreads';
import { StepButtons } from './StepButtons';
import type { DraftsOf } from './useDrafts';
import { useSteps } from './useLead';
import type { Scales } from './useScales';

interface Props {
  workshop: Workshop;
  authority: string;
  risk: LedRisk;
  scales: Scales;
  drafts: DraftsOf<AgreeDraft>;
}

/** The risk that the room works with, from what may happen to what they agree on. */
export function LedRiskPart({ workshop, authority, risk, scales, drafts }: Props) {
  const w = useWords(leadWords);
  const steps = useSteps(authority, workshop.id);
  const { participants, risks } = workshop;
  const open = workshop.state === 'open';
  const place = risks.findIndex(({ id }) => id === risk.id) + 1;
  return (
    <section className={styles.risk}>
      <p className={styles.about}>
        {w('place', { place, all: risks.length })}
        {risk.practice && ` · ${risk.practice}`} <StepTag step={risk.step} />
      </p>
      <Heading level={2} className={styles.event}>
        {risk.event ?? `${w('secret')} (${risk.reference})`}
      </Heading>
      {open && risk.step === 'waiting' && <Paragraph>{w('let_rate_help')}</Paragraph>}
      {risk.step === 'rating' && <Answered workshop={workshop} risk={risk} />}
      {open && <StepButtons workshop={workshop} risk={risk} steps={steps} />}
      {steps.error && <ErrorNote error={steps.error} />}
      {open && (risk.step === 'waiting' || risk.step === 'rating') && (
        <Raters participants={participants} risk={risk} />
      )}
      {risk.spread && (
        <>
          {risk.spread.ratings.length === 0 && <p>{w('spread_none')}</p>}
          <Spreads spread={risk.spread} scales={scales} />
          <RatingsTable ratings={risk.spread.ratings} participants={participants} />
        </>
      )}
      {open && risk.step === 'shown' && (
        <AgreeForm {...{ workshop, authority, risk, scales, drafts }} key={risk.id} />
      )}
      {risk.consensus && (
        <AgreedPart workshop={workshop} risk={risk} consensus={risk.consensus} scales={scales} />
      )}
    </section>
  );
}

/** How many have answered; read aloud once, when all have. */
function Answered({ workshop, risk }: { workshop: Workshop; risk: LedRisk }) {
  const w = useWords(leadWords);
  const { announce } = useNotices();
  const all = workshop.participants.length;
  const whole = all > 0 && risk.rated.length === all;
  const said = w('all_rated');
  useEffect(() => {
    if (whole) announce(said);
  }, [whole, said, announce]);
  return <p className={styles.answered}>{whole ? said : w('rated', { rated: risk.rated.length, all })}</p>;
}
