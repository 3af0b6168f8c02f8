import { Tabs } from '@digdir/designsystemet-react';
import { lazy, Suspense } from 'react';
import type { IncidentDuties } from '@/api/incident_duties';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useChangeSearch } from '@/app/useChangeSearch';
import { useRights } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { useWords } from '@/words/words';
import { DutiesPart } from './DutiesPart';
import styles from './IncidentParts.module.css';
import { incidentWords } from './words';

const ReportsPart = lazy(() => import('./reports/ReportsPart'));
const TimelinePart = lazy(() => import('./timeline/TimelinePart'));
const EvidencePart = lazy(() => import('./evidence/EvidencePart'));
const PassesPart = lazy(() => import('./passes/PassesPart'));
const SimilarPart = lazy(() => import('./similar/SimilarPart'));

const parts = ['duties', 'reports', 'timeline', 'evidence', 'others', 'similar'] as const;
type PartName = (typeof parts)[number];

/** The register that somebody must read to see a part; the others go with the incident. */
const registerOf: Partial<Record<PartName, string>> = { reports: 'incident_notice', evidence: 'evidence' };

/** The parts of an incident's page; the address says which one is shown. */
export function IncidentParts({ duties }: { duties: IncidentDuties }) {
  const w = useWords(incidentWords);
  const { may } = useRights();
  const changeSearch = useChangeSearch();
  const offered = parts.filter((part) => {
    const register = registerOf[part];
    return !register || may(register, 'read');
  });
  const asked = one(useSearchMap(), 'part');
  const shown = offered.find((part) => part === asked) ?? 'duties';
  return (
    <Tabs value={shown} onChange={(part) => changeSearch({ part, form: '' })} className={styles.parts}>
      <Tabs.List aria-label={w('parts')}>
        {offered.map((part) => (
          <Tabs.Tab key={part} value={part}>
            {w(`part_${part}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {offered.map((part) => (
        <Tabs.Panel key={part} value={part} className={styles.panel}>
          {part === shown && (
            <Suspense fallback={<Busy />}>
              <Shown part={part} duties={duties} />
            </Suspense>
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function Shown({ part, duties }: { part: PartName; duties: IncidentDuties }) {
  if (part === 'duties') return <DutiesPart duties={duties} />;
  if (part === 'reports') return <ReportsPart duties={duties} />;
  if (part === 'timeline') return <TimelinePart />;
  if (part === 'evidence') return <EvidencePart />;
  if (part === 'others') return <PassesPart duties={duties} />;
  return <SimilarPart />;
}
