import { Link } from '@tanstack/react-router';
import { Check, CircleAlert, CircleDashed, History, type LucideIcon, ScrollText } from 'lucide-react';
import { useSearchMap } from '@/app/place';
import { useChangeSearch } from '@/app/useChangeSearch';
import { SelectField } from '@/ui/SelectField';
import { useWords } from '@/words/words';
import styles from './ChapterList.module.css';
import { type ChapterState, chapterState } from './chapterState';
import { useDraftedChapters } from './drafts';
import type { ReportPlace } from './requests';
import type { Chapter, Chapters } from './types';
import { reportWords } from './words';

const icons: Record<ChapterState, LucideIcon> = {
  written: Check,
  carried: History,
  lacks: CircleAlert,
  standard: ScrollText,
  optional: CircleDashed,
};

function useStateWords(earlierYear: number | null, drafted: string[]) {
  const w = useWords(reportWords);
  return (chapter: Chapter) => {
    const state = chapterState(chapter);
    const words = state === 'lacks' ? w('lacks_words') : w(state, { year: earlierYear ?? '' });
    return drafted.includes(chapter.key) ? `${words} · ${w('unsaved')}` : words;
  };
}

interface Props {
  place: ReportPlace;
  data: Chapters;
  /** Key. */
  shown: string;
}

/** The chapters and how it is with each; on a narrow screen as one choice. */
export function ChapterList({ place, data, shown }: Props) {
  const w = useWords(reportWords);
  const search = useSearchMap();
  const changeSearch = useChangeSearch();
  const stateWords = useStateWords(data.earlier_year, useDraftedChapters(place));
  return (
    <>
      <div className={styles.narrow}>
        <SelectField
          label={w('chapter')}
          value={shown}
          options={data.chapters.map((chapter) => ({
            value: chapter.key,
            label: `${chapter.title} – ${stateWords(chapter)}`,
          }))}
          onChange={(chapter) => changeSearch({ chapter })}
        />
      </div>
      <nav aria-label={w('chapters')} className={styles.list}>
        <ul>
          {data.chapters.map((chapter) => {
            const Icon = icons[chapterState(chapter)];
            return (
              <li key={chapter.key}>
                <Link
                  to="/report"
                  search={{ ...search, chapter: chapter.key }}
                  resetScroll={false}
                  aria-current={chapter.key === shown ? 'page' : undefined}
                  data-state={chapterState(chapter)}
                  className={styles.chapter}
                >
                  <Icon aria-hidden size={16} />
                  <span>{chapter.title}</span>
                  <span className={styles.state}>{stateWords(chapter)}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
    </>
  );
}
