import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { ChapterList } from './ChapterList';
import { ChapterWriter } from './ChapterWriter';
import { chapterToShow } from './chapterState';
import type { PartProps } from './PartProps';
import styles from './TextsPart.module.css';

/** The chapters, and the one that is being written. */
export function TextsPart({ place, data }: PartProps) {
  const chapter = chapterToShow(data.chapters, one(useSearchMap(), 'chapter'));
  if (!chapter) return null;
  return (
    <div className={styles.texts}>
      <ChapterList place={place} data={data} shown={chapter.key} />
      <ChapterWriter key={chapter.key} place={place} data={data} chapter={chapter} />
    </div>
  );
}
