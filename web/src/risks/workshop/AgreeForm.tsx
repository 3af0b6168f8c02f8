import { Button, Checkbox, Fieldset, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type SyntheticEvent, useState } from 'react';
import type { LedRisk, Workshop } from '@/api/workshops';
import { ErrorNote } from '@/ui/ErrorNote';
import { SelectField } from '@/ui/SelectField';
import { useSay, useWords } from '@/words/words';
import { LevelMark } from '../LevelMark';
import { AgreeClash } from './AgreeClash';
import styles from './AgreeForm.module.css';
import { type AgreeDraft, agreementOf, proposalOf } from './agreement';
import { leadWords } from './lead_words';
import { useAgree } from './useAgree';
import type { DraftsOf } from './useDrafts';
import type { Scales } from './useScales';

interface Props {
  workshop: Workshop;
  authority: string;
  risk: LedRisk;
  scales: Scales;
  drafts: DraftsOf<AgreeDraft>;
}

const axes = ['likelihood', 'impact'] as const;

/** What the room agrees on, from the median of its answers, with those who do not. */
export function AgreeForm({ workshop, authority, risk, scales, drafts }: Props) {
  const w = useWords(leadWords);
  const say = useSay();
  const [proposal] = useState(() => proposalOf(risk, scales));
  const [tried, setTried] = useState(false);
  const draft: AgreeDraft = { ...proposal, ...drafts.of(risk.id) };
  const write = (more: Partial<AgreeDraft>) => drafts.write(risk.id, more);
  const { writing, saved, settle } = useAgree(authority, workshop.id, risk, () => drafts.drop(risk.id));
  const agreement = agreementOf(risk.id, draft);
  const value = agreement && agreement.likelihood * agreement.impact;
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (agreement) writing.mutate(agreement);
  };
  const optionsOf = (axis: (typeof axes)[number]) => [
    { value: '', label: w('choose') },
    ...[...scales[axis]]
      .reverse()
      .map((step) => ({ value: String(step.value), label: `${step.value} ${say(step.name)}` })),
  ];
  return (
    <form noValidate className={styles.form} onSubmit={send}>
      <div>
        <Heading level={3} data-size="2xs">
          {w('agree_title')}
        </Heading>
        <Paragraph className={styles.help}>{w('agree_help')}</Paragraph>
      </div>
      <div className={styles.steps}>
        {axes.map((axis) => (
          <SelectField
            key={axis}
            label={w(axis)}
            value={String(draft[axis] ?? '')}
            options={optionsOf(axis)}
            fault={tried && draft[axis] === null ? w('lacks_steps') : undefined}
            onChange={(step) => write({ [axis]: step === '' ? null : Number(step) })}
          />
        ))}
        <p role="status" className={styles.value}>
          {value !== null && (
            <>
              {w('value')}: <LevelMark value={value} method={scales.method} />
            </>
          )}
        </p>
      </div>
      <Textfield
        label={w('reason_label')}
        multiline
        rows={2}
        maxLength={1000}
        value={draft.reason}
        onChange={(event) => write({ reason: event.target.value })}
      />
      {workshop.participants.length > 0 && (
        <Disagreeing
          workshop={workshop}
          chosen={draft.disagreeing}
          onChoose={(disagreeing) => write({ disagreeing })}
        />
      )}
      {writing.error && !saved && <ErrorNote error={writing.error} />}
      <div>
        <Button type="submit" loading={writing.isPending}>
          {w('agree')}
        </Button>
      </div>
      {saved && (
        <AgreeClash
          draft={draft}
          saved={saved}
          scales={scales}
          onSettle={(settled) => {
            write(settled);
            settle();
          }}
          onClose={settle}
        />
      )}
    </form>
  );
}

interface DisagreeingProps {
  workshop: Workshop;
  chosen: string[];
  onChoose: (chosen: string[]) => void;
}

function Disagreeing({ workshop, chosen, onChoose }: DisagreeingProps) {
  const w = useWords(leadWords);
  return (
    <Fieldset>
      <Fieldset.Legend>{w('disagreeing')}</Fieldset.Legend>
      <div className={styles.people}>
        {workshop.participants.map(({ id, name }) => (
          <Checkbox
            key={id}
            value={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(event) =>
              onChoose(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
        ))}
      </div>
    </Fieldset>
  );
}
