import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import type { JoinedRisk, JoinedWorkshop, Rating } from '@/api/workshops';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import styles from './MinePage.module.css';
import { mineWords } from './mine_words';
import { RateForm } from './RateForm';
import { Spreads } from './Spreads';
import { useDrafts } from './useDrafts';
import { useRating } from './useRating';
import { useScales } from './useScales';
import { Waiting } from './Waiting';
import { riskForMember } from './which';

interface Props {
  workshop: JoinedWorkshop;
  authority: string;
}

/** Reads aloud what has come up; not what was there when the page opened. */
function useAnnounced(text: string) {
  const { announce } = useNotices();
  useEffect(() => announce(text), [announce, text]);
}

export function JoinedWorkshopPart({ workshop, authority }: Props) {
  const w = useWords(mineWords);
  const scales = useScales(workshop);
  const drafts = useDrafts<Rating>();
  const rating = useRating(authority, workshop.id, drafts.drop);
  const { risks, state } = workshop;
  const risk = state === 'open' ? riskForMember(risks) : undefined;
  const event = risk?.event ?? w('secret');
  useAnnounced(risk ? w(risk.step === 'rating' ? 'now_rate' : 'now_shown', { event }) : '');
  const agreed = risks.filter(({ step }) => step === 'agreed').length;
  return (
    <div className={styles.mine}>
      <p className={styles.progress}>{w('progress', { agreed, all: risks.length })}</p>
      {!risk && <Waiting closed={state === 'closed'} done={agreed === risks.length} />}
      {risk && <About risk={risk} />}
      {risk?.step === 'rating' && (
        <RateForm key={risk.id} risk={risk} scales={scales} drafts={drafts} rating={rating} />
      )}
      {risk?.spread && (
        <>
          <Heading level={3} data-size="2xs">
            {w('shown')}
          </Heading>
          <Paragraph>{w('shown_help')}</Paragraph>
          <Spreads spread={risk.spread} scales={scales} mine={risk.mine} />
        </>
      )}
      <LeaveQuestion unsaved={drafts.some && state === 'open'} staysOnPage />
    </div>
  );
}

function About({ risk }: { risk: JoinedRisk }) {
  const w = useWords(mineWords);
  return (
    <div>
      {risk.practice && <p className={styles.practice}>{risk.practice}</p>}
      <Heading level={2} data-size="sm" className={styles.event}>
        {risk.event ?? w('secret')}
      </Heading>
    </div>
  );
}
