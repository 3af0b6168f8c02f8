import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { lazy, Suspense } from 'react';
import { Busy } from '@/ui/Busy';
import { Modal } from '@/ui/Modal';
import { useNotices } from '@/ui/notices';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Conflict.module.css';
import { mergedTexts } from './mergedTexts';
import type { Chapter } from './types';
import type { ChapterText } from './useChapterText';
import type { Saving } from './useSaving';
import { reportWords } from './words';

const MarkdownText = lazy(() => import('./markdown/MarkdownText'));

interface Props {
  chapter: Chapter;
  text: ChapterText;
  saving: Saving;
  theirs: Chapter;
}

/** Two have written in the same chapter: both texts, and three ways on. */
export function Conflict({ chapter, text, saving, theirs }: Props) {
  const w = useWords(reportWords);
  const formats = useFormats();
  const { tell } = useNotices();
  const mine = text.words();
  const take = () => {
    text.discard(theirs);
    saving.settle();
    tell(w('taken'), () => text.replace(mine, theirs.version));
  };
  const merge = () => {
    text.replace(mergedTexts(mine, theirs.text), theirs.version);
    saving.settle();
    tell(w('merged'));
  };
  const when = theirs.changed_at ? formats.instant(theirs.changed_at) : '';
  const shown = [
    { title: w('mine'), words: mine, unlike: theirs.text },
    { title: w('theirs'), words: theirs.text, unlike: mine },
  ];
  return (
    <Modal
      open
      wide
      title={w('conflict', { chapter: chapter.title })}
      onClose={saving.settle}
      actions={
        <>
          <Button onClick={merge}>{w('merge')}</Button>
          <Button variant="secondary" onClick={() => saving.saveOver(theirs.version)}>
            {w('keep_mine')}
          </Button>
          <Button variant="secondary" onClick={take}>
            {w('take_theirs')}
          </Button>
        </>
      }
    >
      <Paragraph>{w('conflict_help', { by: theirs.changed_by ?? '', when })}</Paragraph>
      <div className={styles.both}>
        {shown.map(({ title, words, unlike }) => (
          <section key={title} className={styles.one} aria-label={title}>
            <Heading level={3} data-size="2xs">
              {title}
            </Heading>
            <Suspense fallback={<Busy />}>
              <MarkdownText text={words} unlike={unlike} onlyHere={w('only_here')} />
            </Suspense>
          </section>
        ))}
      </div>
    </Modal>
  );
}
