import { Button, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { Modal } from '@/ui/Modal';
import { useNotices } from '@/ui/notices';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { type ReportPlace, versionsQuery } from './requests';
import type { Chapter, ChapterVersion } from './types';
import type { ChapterText } from './useChapterText';
import styles from './Versions.module.css';
import { reportWords } from './words';

const MarkdownText = lazy(() => import('./markdown/MarkdownText'));

interface Props {
  place: ReportPlace;
  chapter: Chapter;
  text: ChapterText;
  onClose: () => void;
}

/** What a chapter has said before: any of it can be taken up again. */
export function Versions({ place, chapter, text, onClose }: Props) {
  const w = useWords(reportWords);
  const { tell } = useNotices();
  const versions = useQuery(versionsQuery(place, chapter.key));
  const [chosen, setChosen] = useState<number | null>(null);
  const all = [...(versions.data ?? [])].sort((a, b) => b.version - a.version);
  const shown = all.find((one) => one.version === chosen) ?? all[0];
  const use = (version: ChapterVersion) => {
    text.replace(version.text);
    tell(w('used'));
    onClose();
  };
  return (
    <Modal open wide title={w('versions_of', { chapter: chapter.title })} onClose={onClose}>
      {versions.isPending && <Busy />}
      {versions.error && <ErrorNote error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.data?.length === 0 && <p>{w('no_versions')}</p>}
      {shown && (
        <div className={styles.versions}>
          <VersionList versions={all} shown={shown.version} now={chapter.version} onChoose={setChosen} />
          <section className={styles.text} aria-live="polite">
            <Heading level={3} data-size="2xs">
              {w('version', { number: shown.version })}
            </Heading>
            <Suspense fallback={<Busy />}>
              <MarkdownText text={shown.text} />
            </Suspense>
            <Button variant="secondary" onClick={() => use(shown)}>
              {w('version_use')}
            </Button>
          </section>
        </div>
      )}
    </Modal>
  );
}

interface ListProps {
  versions: ChapterVersion[];
  shown: number;
  now: number;
  onChoose: (version: number) => void;
}

function VersionList({ versions, shown, now, onChoose }: ListProps) {
  const w = useWords(reportWords);
  const formats = useFormats();
  return (
    <ul className={styles.list}>
      {versions.map((one) => (
        <li key={one.version}>
          <button
            type="button"
            className={styles.version}
            aria-pressed={one.version === shown}
            onClick={() => onChoose(one.version)}
          >
            <span>{w(one.version === now ? 'version_now' : 'version', { number: one.version })}</span>
            <span className={styles.when}>
              {formats.instant(one.changed_at)}, {one.changed_by}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
