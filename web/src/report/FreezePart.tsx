import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { newKey } from '@/api/newKey';
import { useAuthority, useSearchMap } from '@/app/place';
import { useMay } from '@/app/useMay';
import { useNotices } from '@/ui/notices';
import { Question } from '@/ui/Question';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import { useDraftedChapters } from './drafts';
import styles from './FreezePart.module.css';
import { FrozenYears } from './FrozenYears';
import type { PartProps } from './PartProps';
import { freeze, type ReportPlace } from './requests';
import { VerifyPart } from './VerifyPart';
import { reportWords } from './words';

/** Settles a year, and shows that the settled years still are what they were. */
export function FreezePart(props: PartProps) {
  return (
    <div className={styles.freeze}>
      <FreezeYear {...props} />
      <FrozenYears />
      <VerifyPart />
    </div>
  );
}

function FreezeYear({ place, data }: PartProps) {
  const w = useWords(reportWords);
  const formats = useFormats();
  const search = useSearchMap();
  const drafted = useDraftedChapters(place);
  const mayFreeze = useMay('freeze', 'write');
  const [asking, setAsking] = useState(false);
  const { year, frozen, lacks } = data;
  return (
    <section className={styles.part}>
      <Heading level={2} data-size="2xs">
        {w('freeze_title', { year })}
      </Heading>
      {frozen ? (
        <Alert data-color="success">
          {w('frozen_already', { year, when: formats.instant(frozen.at), by: frozen.by })}
        </Alert>
      ) : (
        <>
          <Paragraph className={styles.words}>{w('freeze_lead', { year })}</Paragraph>
          <Paragraph className={styles.words}>{w('freeze_once')}</Paragraph>
          {lacks.length > 0 && (
            <Paragraph>
              <Link to="/report" search={{ ...search, part: 'lacks' }} className="ds-link">
                {w('freeze_lacks', { count: lacks.length })}
              </Link>
            </Paragraph>
          )}
          {drafted.length > 0 && <Alert data-color="warning">{w('freeze_unsaved')}</Alert>}
          {mayFreeze ? (
            <Button disabled={drafted.length > 0} onClick={() => setAsking(true)}>
              {w('freeze_title', { year })}
            </Button>
          ) : (
            <Paragraph className={styles.words}>{w('freeze_not_allowed')}</Paragraph>
          )}
        </>
      )}
      {asking && <FreezeQuestion place={place} onClose={() => setAsking(false)} />}
    </section>
  );
}

function FreezeQuestion({ place, onClose }: { place: ReportPlace; onClose: () => void }) {
  const w = useWords(reportWords);
  const authority = useAuthority();
  const client = useQueryClient();
  const { tell } = useNotices();
  const [once] = useState(newKey);
  const { year } = place;
  const freezing = useMutation({
    mutationFn: () => freeze(place, once),
    onSuccess: async () => {
      tell(w('freeze_done', { year }));
      onClose();
      await Promise.all(
        ['report', 'reviews', 'verification'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
  const unit = place.unit === authority.code ? authority.name : place.unit;
  return (
    <Question
      open
      title={w('freeze_question', { year })}
      yes={w('freeze_title', { year })}
      pending={freezing.isPending}
      error={freezing.error}
      onYes={() => freezing.mutate()}
      onClose={onClose}
    >
      <p>{w('freeze_question_help', { unit, year })}</p>
    </Question>
  );
}
