import { Tabs } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { Page } from '@/app/Page';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { useChangeSearch } from '@/app/useChangeSearch';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { DownloadPart } from './DownloadPart';
import { useDraftedChapters } from './drafts';
import { FreezePart } from './FreezePart';
import { LacksPart } from './LacksPart';
import { PreviewPart } from './PreviewPart';
import styles from './ReportPage.module.css';
import { chaptersQuery, type ReportPlace } from './requests';
import { TextsPart } from './TextsPart';
import type { Chapters } from './types';
import { useReportPlace } from './useReportPlace';
import { WhichReport } from './WhichReport';
import { reportWords } from './words';

/** Ledningens genomgång of a unit and year: written, looked at, frozen and fetched. */
export default function ReportPage() {
  const w = useWords(reportWords);
  const { place, unit, error } = useReportPlace();
  return (
    <Page title={place ? w('title', { year: place.year }) : w('title_none')} wide>
      {!place && (error ? <ErrorNote error={error} /> : <Busy />)}
      {place && (
        <>
          <WhichReport unit={unit} year={place.year} />
          <Report key={`${place.unit} ${place.year}`} place={place} />
        </>
      )}
    </Page>
  );
}

function Report({ place }: { place: ReportPlace }) {
  const w = useWords(reportWords);
  const formats = useFormats();
  const { data, error, refetch } = useQuery(chaptersQuery(place));
  const drafted = useDraftedChapters(place);
  if (!data) return error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Busy />;
  return (
    <>
      {data.frozen && (
        <p className={styles.frozen}>
          {w('frozen', { when: formats.instant(data.frozen.at), by: data.frozen.by })}
        </p>
      )}
      <ReportParts place={place} data={data} />
      <LeaveQuestion unsaved={drafted.length > 0} staysOnPage />
    </>
  );
}

const parts = ['texts', 'preview', 'lacks', 'freeze', 'download'] as const;
type PartName = (typeof parts)[number];

const isPart = (name: string): name is PartName => (parts as readonly string[]).includes(name);

function ReportParts({ place, data }: { place: ReportPlace; data: Chapters }) {
  const w = useWords(reportWords);
  const { number } = useFormats();
  const changeSearch = useChangeSearch();
  const asked = one(useSearchMap(), 'part');
  const shown = isPart(asked) ? asked : 'texts';
  const lacks = data.lacks.length;
  const label = (part: PartName) =>
    part === 'lacks' && lacks > 0 ? w('lacks_count', { number: number(lacks) }) : w(part);
  const props = { place, data };
  return (
    <Tabs value={shown} onChange={(part) => changeSearch({ part })} className={styles.parts}>
      <Tabs.List aria-label={w('parts')}>
        {parts.map((part) => (
          <Tabs.Tab key={part} value={part}>
            {label(part)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {parts.map((part) => (
        <Tabs.Panel key={part} value={part} className={styles.panel}>
          {part === shown && (
            <>
              {part === 'texts' && <TextsPart {...props} />}
              {part === 'preview' && <PreviewPart {...props} />}
              {part === 'lacks' && <LacksPart {...props} />}
              {part === 'freeze' && <FreezePart {...props} />}
              {part === 'download' && <DownloadPart {...props} />}
            </>
          )}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
