import { Heading, Tag } from '@digdir/designsystemet-react';
import { Link } from '@tanstack/react-router';
import type { LedRisk, Workshop, WorkshopStep } from '@/api/workshops';
import { useWords } from '@/words/words';
import { leadWords } from './lead_words';
import styles from './RiskQueue.module.css';

const colours = { waiting: 'neutral', rating: 'warning', shown: 'info', agreed: 'success' } as const;

/** Every risk of the workshop in turn, each a way to work with it. */
export function RiskQueue({ workshop, shown }: { workshop: Workshop; shown: LedRisk | undefined }) {
  const w = useWords(leadWords);
  const { id } = workshop;
  return (
    <section className={styles.queue}>
      <Heading level={2} data-size="2xs">
        {w('risks')}
      </Heading>
      <ol>
        {workshop.risks.map((risk) => (
          <li key={risk.id} data-shown={risk.id === shown?.id || undefined}>
            <Link
              to="/workshops/$id"
              params={{ id }}
              search={(before) => ({ ...before, risk: risk.id })}
              replace
              resetScroll={false}
              aria-current={risk.id === shown?.id ? 'step' : undefined}
              className="ds-link"
            >
              {risk.event ?? `${w('secret')} (${risk.reference})`}
            </Link>{' '}
            <StepTag step={risk.step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

export function StepTag({ step }: { step: WorkshopStep }) {
  const w = useWords(leadWords);
  return (
    <Tag data-color={colours[step]} data-size="sm">
      {w(step)}
    </Tag>
  );
}
