import { Button } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { LedRisk, Workshop } from '@/api/workshops';
import { useWords } from '@/words/words';
import styles from './LeadPage.module.css';
import { leadWords } from './lead_words';
import type { Steps } from './useLead';
import { riskAfter } from './which';

type Step = 'waiting' | 'rating' | 'shown';

/** What can be done next with a risk; the usual way on stands first. */
const nexts: Record<LedRisk['step'], { to: Step; label: 'let_rate' | 'show' | 'wait' | 'again' }[]> = {
  waiting: [{ to: 'rating', label: 'let_rate' }],
  rating: [
    { to: 'shown', label: 'show' },
    { to: 'waiting', label: 'wait' },
  ],
  shown: [{ to: 'rating', label: 'again' }],
  agreed: [],
};

interface Props {
  workshop: Workshop;
  risk: LedRisk;
  steps: Steps;
}

export function StepButtons({ workshop, risk, steps }: Props) {
  const w = useWords(leadWords);
  const next = riskAfter(workshop.risks, risk.id);
  const pending = steps.isPending && 'risk' in steps.variables ? steps.variables.step : null;
  return (
    <div className={styles.buttons}>
      {nexts[risk.step].map(({ to, label }, index) => (
        <Button
          key={to}
          variant={index === 0 && risk.step !== 'shown' ? 'primary' : 'secondary'}
          data-size="md"
          loading={pending === to}
          disabled={pending !== null && pending !== to}
          onClick={() => steps.mutate({ risk: risk.id, step: to })}
        >
          {w(label)}
        </Button>
      ))}
      {next && risk.step !== 'rating' && (
        <Button asChild data-size="md" variant={risk.step === 'agreed' ? 'primary' : 'tertiary'}>
          <Link
            to="/workshops/$id"
            params={{ id: workshop.id }}
            search={(before) => ({ ...before, risk: next.id })}
            replace
          >
            {w('next')}
          </Link>
        </Button>
      )}
    </div>
  );
}
