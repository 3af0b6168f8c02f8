import { Button } from '@digdir/designsystemet-react';
import { type SyntheticEvent, useState } from 'react';
import type { KeptSettings } from '@/api/settings';
import { LeaveQuestion } from '@/app/LeaveQuestion';
import { FaultSummary } from '@/ui/FaultSummary';
import { useNotices } from '@/ui/notices';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { RetentionConflict } from './RetentionConflict';
import styles from './RetentionPart.module.css';
import { RetentionQuestion } from './RetentionQuestion';
import { RetentionTable } from './RetentionTable';
import { TermFields, termId } from './TermFields';
import { faultsOf, mostDays, type TermChange } from './terms';
import { type RetentionEditor, useRetention } from './useRetention';
import { retentionWords } from './words';

export function RetentionForm({ kept }: { kept: KeptSettings }) {
  const w = useWords(retentionWords);
  const { tell } = useNotices();
  const { locale } = useFormats();
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(false);
  const editor = useRetention(kept, (changes: TermChange[]) => {
    setAsked(false);
    const kinds = changes.map(({ kind }) => w(kind).toLocaleLowerCase(locale));
    tell(w('saved', { kinds: new Intl.ListFormat(locale).format(kinds) }));
  });
  const faulty = faultsOf(editor.terms);
  const unsaved = editor.changes.length > 0 || faulty.length > 0;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(faulty.length > 0);
    setAsked(faulty.length === 0 && editor.changes.length > 0);
  };
  const faults = tried ? faulty : [];
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <LeaveQuestion unsaved={unsaved} />
      <FaultSummary
        title={w('faults')}
        faults={faults.map((kind) => ({
          id: termId(kind),
          text: w('fault', { kind: w(kind), most: mostDays }),
        }))}
      />
      <RetentionTable>
        {(kind) => (
          <TermFields
            kind={kind}
            term={editor.terms[kind]}
            faulty={faults.includes(kind)}
            onChange={(term) => editor.setTerms({ ...editor.terms, [kind]: term })}
          />
        )}
      </RetentionTable>
      <Foot editor={editor} unsaved={unsaved} />
      {editor.theirs ? (
        <RetentionConflict editor={editor} theirs={editor.theirs} onChosen={() => setAsked(false)} />
      ) : (
        <RetentionQuestion editor={editor} open={asked} onClose={() => setAsked(false)} />
      )}
    </form>
  );
}

function Foot({ editor, unsaved }: { editor: RetentionEditor; unsaved: boolean }) {
  const w = useWords(retentionWords);
  return (
    <div className={styles.foot}>
      <Button type="submit" disabled={!unsaved}>
        {w('review')}
      </Button>
      {unsaved && (
        <Button type="button" variant="secondary" onClick={editor.drop}>
          {w('drop')}
        </Button>
      )}
    </div>
  );
}
