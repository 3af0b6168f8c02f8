import { Alert, Button, Heading } from '@digdir/designsystemet-react';
import { lazy, Suspense, useId, useState } from 'react';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { Question } from '@/ui/Question';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { Conflict } from './Conflict';
import { OtherTexts } from './OtherTexts';
import type { PartProps } from './PartProps';
import styles from './TextsPart.module.css';
import type { Chapter } from './types';
import { type ChapterText, useChapterText } from './useChapterText';
import { useSaving } from './useSaving';
import { Versions } from './Versions';
import { reportWords } from './words';

const TextEditor = lazy(() => import('./markdown/TextEditor'));
const MarkdownText = lazy(() => import('./markdown/MarkdownText'));

interface Props extends PartProps {
  chapter: Chapter;
}

/** The words of one chapter, with what there is to take from beside them. */
export function ChapterWriter({ place, data, chapter }: Props) {
  const w = useWords(reportWords);
  const heading = useId();
  const text = useChapterText(place, chapter);
  const frozen = data.frozen !== null;
  const mayWrite = useMay('report', 'write');
  const readOnly = frozen || !mayWrite;
  return (
    <section className={styles.writer} aria-labelledby={heading}>
      <div className={styles.top}>
        <Heading level={2} data-size="xs" id={heading}>
          {chapter.title}
        </Heading>
        <Standing data={data} chapter={chapter} />
      </div>
      {frozen && <Alert data-color="info">{w('frozen_help', { year: data.year })}</Alert>}
      <div className={styles.sides}>
        <Suspense fallback={<Busy />}>
          {readOnly ? (
            <MarkdownText text={chapter.text} />
          ) : (
            <Writing place={place} data={data} chapter={chapter} text={text} />
          )}
          <OtherTexts data={data} chapter={chapter} text={readOnly ? null : text} />
        </Suspense>
      </div>
    </section>
  );
}

function Standing({ data, chapter }: { data: Props['data']; chapter: Chapter }) {
  const w = useWords(reportWords);
  const formats = useFormats();
  const words = () => {
    if (chapter.version > 0 && chapter.changed_at) {
      return w('saved_by', { when: formats.instant(chapter.changed_at), by: chapter.changed_by ?? '' });
    }
    if (chapter.carried) return w('carried_help', { year: data.earlier_year ?? '' });
    if (chapter.text !== '') return '';
    return chapter.standard ? w('standard_help') : w('never_saved');
  };
  return <p className={styles.when}>{words()}</p>;
}

function Writing({ place, chapter, text }: Props & { text: ChapterText }) {
  const w = useWords(reportWords);
  const [asking, setAsking] = useState<'discard' | 'versions' | null>(null);
  const saving = useSaving(place, chapter, text);
  const newer = text.unsaved && chapter.version > text.version;
  return (
    <div className={`${styles.side ?? ''} ${styles.own ?? ''}`}>
      {text.found && text.unsaved && (
        <Alert data-color="info" data-size="sm">
          {w('found')}
        </Alert>
      )}
      {newer && (
        <Alert data-color="warning" data-size="sm">
          {w('newer', { by: chapter.changed_by ?? '' })}
        </Alert>
      )}
      <TextEditor
        key={text.edition}
        label={chapter.title}
        start={text.start}
        onChange={text.changed}
        onSave={saving.save}
      />
      {saving.error && <ErrorNote error={saving.error} />}
      <div className={styles.buttons}>
        <Button loading={saving.pending} onClick={saving.save} title={w('save_keys')}>
          {w(chapter.carried && !text.unsaved ? 'save_carried' : 'save')}
        </Button>
        {text.unsaved && (
          <Button variant="secondary" onClick={() => setAsking('discard')}>
            {w('discard')}
          </Button>
        )}
        <Button variant="tertiary" onClick={() => setAsking('versions')}>
          {w('versions')}
        </Button>
        {text.unsaved && <span className={styles.when}>{w('unsaved')}</span>}
      </div>
      <Question
        open={asking === 'discard'}
        title={w('discard_question')}
        yes={w('discard')}
        danger
        onYes={() => {
          text.discard();
          setAsking(null);
        }}
        onClose={() => setAsking(null)}
      >
        <p>{w('discard_help')}</p>
      </Question>
      {asking === 'versions' && (
        <Versions place={place} chapter={chapter} text={text} onClose={() => setAsking(null)} />
      )}
      {saving.theirs && <Conflict chapter={chapter} text={text} saving={saving} theirs={saving.theirs} />}
    </div>
  );
}
