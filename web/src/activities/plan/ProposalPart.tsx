import { Button, Heading } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Placed, Plan } from '@/api/plan';
import { useMay } from '@/app/useMay';
import { useFormats } from '@/words/format';
import { useWords } from '@/words/words';
import styles from './Plan.module.css';
import { ProposalTable } from './ProposalTable';
import { Unplaced } from './Unplaced';
import { usePlacing } from './usePlacing';
import { planWords } from './words';

/** What the proposal moves and why; nothing is moved before somebody says so. */
export function ProposalPart({ plan }: { plan: Plan }) {
  const w = useWords(planWords);
  const f = useFormats();
  const may = useMay('activity', 'write');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const placing = usePlacing(plan.activities);
  const { placed, unplaced, gain } = plan.proposal;
  const moves = placed.filter(({ year, was }) => year !== was);
  const apply = (all: readonly Placed[]) =>
    placing.mutate(
      {
        wanted: new Map(all.map(({ id, year }) => [id, year])),
        said: (count) => w('applied', { count }),
      },
      { onSuccess: () => setChosen(new Set()) },
    );
  const choose = (id: string, on: boolean) => {
    const now = new Set(chosen);
    if (on) now.add(id);
    else now.delete(id);
    setChosen(now);
  };
  const some = moves.filter(({ id }) => chosen.has(id));
  return (
    <section className={styles.proposal}>
      <Heading level={2} data-size="xs">
        {w('proposal')}
      </Heading>
      <p>{w('gain', { now: f.number(gain.now), points: f.number(gain.points) })}</p>
      {moves.length === 0 && <p>{w('same')}</p>}
      {moves.length > 0 && (
        <ProposalTable plan={plan} moves={moves} chosen={chosen} onChoose={may ? choose : undefined} />
      )}
      {may && moves.length > 0 && (
        <div className={styles.buttons}>
          {some.length > 0 && (
            <Button data-size="sm" loading={placing.isPending} onClick={() => apply(some)}>
              {w('apply_chosen', { count: some.length })}
            </Button>
          )}
          <Button variant="secondary" data-size="sm" loading={placing.isPending} onClick={() => apply(moves)}>
            {w('apply_all')}
          </Button>
        </div>
      )}
      {unplaced.length > 0 && <Unplaced plan={plan} />}
    </section>
  );
}
