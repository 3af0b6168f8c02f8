import { Heading } from '@digdir/designsystemet-react';
import { lazy, Suspense } from 'react';
import type { ReportBlock } from '@/api/published';
import { Busy } from '@/ui/Busy';
import { useLanguage, useWords } from '@/words/words';
import { BlockTable } from './BlockTable';
import styles from './PublishedReview.module.css';
import { tableOf } from './tables';
import { publishedWords } from './words';

const MarkdownText = lazy(() => import('../markdown/MarkdownText'));

/** A piece of a frozen report. */
export function Block({ block }: { block: ReportBlock }) {
  const w = useWords(publishedWords);
  const language = useLanguage();
  const table = tableOf(block, w('likelihood'));
  if (table) return <BlockTable table={table} />;
  switch (block.kind) {
    case 'heading':
      return (
        <Heading level={3} data-size="2xs">
          {block.title}
        </Heading>
      );
    case 'words':
      return (
        <Suspense fallback={<Busy />}>
          <MarkdownText text={block.markdown} />
        </Suspense>
      );
    case 'sentence':
      return <p>{block.text}</p>;
    case 'gaps':
      return (
        <ul className={styles.gaps}>
          {block.gaps.map((gap) => (
            <li key={gap.text}>{language === 'sv' ? gap.text : gap.text_en}</li>
          ))}
        </ul>
      );
    default:
      return null;
  }
}
