import { Alert, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type Workshop, workshopQuery } from '@/api/workshops';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { Page } from '@/app/Page';
import { useAuthority, useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useWords } from '@/words/words';
import type { AgreeDraft } from './agreement';
import { CloseWorkshop } from './CloseWorkshop';
import { JoinBand } from './JoinBand';
import { LedRiskPart } from './LedRiskPart';
import styles from './LeadPage.module.css';
import { leadWords } from './lead_words';
import { RiskQueue } from './RiskQueue';
import { useDrafts } from './useDrafts';
import { useScales } from './useScales';
import { riskToLead } from './which';
import { workshopWords } from './words';

/** For who leads, and for the wall of the room. */
export default function LeadPage() {
  const w = useWords(workshopWords);
  const said = useWords(leadWords);
  const { code } = useAuthority();
  const { id = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(workshopQuery(code, id));
  const back = (
    <Link to="/workshops" className="ds-link">
      {w('back')}
    </Link>
  );
  return (
    <Page
      wide
      title={data?.title ?? w('title')}
      above={back}
      lead={data && <Progress workshop={data} />}
      actions={data?.state === 'open' && <CloseWorkshop authority={code} id={id} />}
    >
      {error && !data && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Busy />}
      {data?.state === 'closed' && (
        <Alert data-color="info">
          <Heading level={2} data-size="2xs">
            {said('closed')}
          </Heading>
          <Paragraph>{said('closed_help')}</Paragraph>
        </Alert>
      )}
      {data?.state === 'open' && <JoinBand workshop={data} authority={code} />}
      {data && <Led workshop={data} authority={code} />}
    </Page>
  );
}

function Progress({ workshop }: { workshop: Workshop }) {
  const w = useWords(leadWords);
  const { analysis, year, risks, participants } = workshop;
  const agreed = risks.filter(({ step }) => step === 'agreed').length;
  return [
    w('about', { analysis, year }),
    agreed === risks.length ? w('all_agreed') : w('progress', { agreed, all: risks.length }),
    w('participants', { count: participants.length }),
  ].join(' · ');
}

function Led({ workshop, authority }: { workshop: Workshop; authority: string }) {
  const scales = useScales(workshop);
  const drafts = useDrafts<AgreeDraft>();
  const wanted = one(useSearchMap(), 'risk');
  const change = useChangeSearch();
  const risk = riskToLead(workshop.risks, wanted);
  const shown = risk?.id ?? '';
  // The same risk stays once it is agreed on, and when the page is loaded anew.
  useEffect(() => {
    if (!wanted && shown) change({ risk: shown });
  }, [wanted, shown, change]);
  return (
    <div className={styles.main}>
      {risk && <LedRiskPart key={risk.id} {...{ workshop, authority, risk, scales, drafts }} />}
      <RiskQueue workshop={workshop} shown={risk} />
      <LeaveQuestion unsaved={drafts.some} staysOnPage />
    </div>
  );
}
