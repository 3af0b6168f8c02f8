import { Button, Heading } from '@digdir/designsystemet-react';
import { lazy, Suspense, useState } from 'react';
import { Busy } from '@/ui/Busy';
import { Modal } from '@/ui/Modal';
import { useNotices } from '@/ui/notices';
import { useWords } from '@/words/words';
import styles from './TextsPart.module.css';
import type { Chapter, Chapters } from './types';
import type { ChapterText } from './useChapterText';
import { reportWords } from './words';

const MarkdownText = lazy(() => import('./markdown/MarkdownText'));

interface Props {
  data: Chapters;
  chapter: Chapter;
  /** Null: nothing can be taken into it. */
  text: ChapterText | null;
}

/** Last year's text and Ringmur's own, to read and to take from. */
export function OtherTexts({ data, chapter, text }: Props) {
  const w = useWords(reportWords);
  const [wanted, setWanted] = useState<string | null>(null);
  const use = (words: string) => {
    if (!text) return;
    if (text.words().trim() === '') take(words);
    else setWanted(words);
  };
  const { tell } = useNotices();
  const take = (words: string) => {
    text?.replace(words);
    setWanted(null);
    tell(w('used'));
  };
  const others = [
    { title: w('earlier', { year: data.earlier_year ?? '' }), words: chapter.earlier },
    { title: w('standard_title'), words: chapter.standard },
  ].filter(({ words }) => words.trim() !== '');
  if (others.length === 0) return null;
  return (
    <div className={styles.side}>
      {others.map(({ title, words }) => (
        <section key={title} className={`${styles.side ?? ''} ${styles.earlier ?? ''}`} aria-label={title}>
          <Heading level={3} data-size="2xs">
            {title}
          </Heading>
          <Suspense fallback={<Busy />}>
            <MarkdownText text={words} />
          </Suspense>
          {text && (
            <Button variant="secondary" data-size="sm" onClick={() => use(words)}>
              {w('use')}
              <span className="visually-hidden">: {title}</span>
            </Button>
          )}
        </section>
      ))}
      <Modal
        open={wanted !== null}
        title={w('use_question')}
        onClose={() => setWanted(null)}
        actions={
          <>
            <Button onClick={() => take(wanted ?? '')}>{w('use_instead')}</Button>
            <Button
              variant="secondary"
              onClick={() => take(`${text?.words().trim() ?? ''}\n\n${wanted ?? ''}`)}
            >
              {w('use_after')}
            </Button>
          </>
        }
      >
        <p>{w('use_help')}</p>
      </Modal>
    </div>
  );
}
