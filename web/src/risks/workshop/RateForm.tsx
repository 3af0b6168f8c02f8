import { Alert, Button, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type SyntheticEvent, useState } from 'react';
import type { JoinedRisk, Rating } from '@/api/workshops';
import { ErrorNote } from '@/ui/ErrorNote';
import { FaultSummary } from '@/ui/FaultSummary';
import { useWords } from '@/words/words';
import { LevelMark } from '../LevelMark';
import styles from './MinePage.module.css';
import { mineWords } from './mine_words';
import { StepChoice } from './StepChoice';
import type { DraftsOf } from './useDrafts';
import type { useRating } from './useRating';
import type { Scales } from './useScales';

interface Props {
  risk: JoinedRisk;
  scales: Scales;
  drafts: DraftsOf<Rating>;
  rating: ReturnType<typeof useRating>;
}

const ids = { likelihood: 'rate-likelihood', impact: 'rate-impact' };
const axes = ['likelihood', 'impact'] as const;

/** One's own likelihood and impact of a risk; they can be changed until the answers are shown. */
export function RateForm({ risk, scales, drafts, rating }: Props) {
  const w = useWords(mineWords);
  const [tried, setTried] = useState(false);
  const draft = { reason: '', ...risk.mine, ...drafts.of(risk.id) };
  const { likelihood, impact, reason } = draft;
  const lacking = tried ? axes.filter((axis) => draft[axis] === undefined) : [];
  const faultOf = (axis: (typeof axes)[number]) => (lacking.includes(axis) ? w(`lacks_${axis}`) : undefined);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (likelihood !== undefined && impact !== undefined)
      rating.mutate({ risk: risk.id, likelihood, impact, reason });
  };
  const value = (likelihood ?? 0) * (impact ?? 0);
  const changed = Object.keys(drafts.of(risk.id)).length > 0;
  return (
    <form noValidate className={styles.form} onSubmit={send}>
      <FaultSummary
        title={w('lacks')}
        faults={lacking.map((axis) => ({ id: ids[axis], text: w(`lacks_${axis}`) }))}
      />
      {axes.map((axis) => (
        <StepChoice
          key={axis}
          id={ids[axis]}
          label={w(axis)}
          scale={scales[axis]}
          chosen={draft[axis]}
          fault={faultOf(axis)}
          onChoose={(step) => drafts.write(risk.id, { [axis]: step })}
        />
      ))}
      <Textfield
        label={w('reason')}
        description={w('reason_help')}
        multiline
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={(event) => drafts.write(risk.id, { reason: event.target.value })}
      />
      <p role="status" className={styles.value}>
        {value > 0 && (
          <>
            {w('value')}: <LevelMark value={value} method={scales.method} />
          </>
        )}
      </p>
      {risk.mine && !changed && <Sent />}
      {rating.error && <ErrorNote error={rating.error} />}
      <Button type="submit" data-size="lg" loading={rating.isPending}>
        {w(risk.mine ? 'change' : 'send')}
      </Button>
    </form>
  );
}

function Sent() {
  const w = useWords(mineWords);
  return (
    <Alert data-color="success">
      <Heading level={3} data-size="2xs">
        {w('sent')}
      </Heading>
      <Paragraph>{w('sent_help')}</Paragraph>
    </Alert>
  );
}
