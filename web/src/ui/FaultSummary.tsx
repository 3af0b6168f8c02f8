import { ErrorSummary } from '@digdir/designsystemet-react';
import type { MouseEvent } from 'react';

export interface FieldFault {
  /** The id of the control that it is about, or of what holds it. */
  id: string;
  text: string;
}

/** A link's own way would write the field into the address, as if it were another page. */
function goTo(event: MouseEvent, id: string) {
  event.preventDefault();
  const field = document.getElementById(id);
  field?.scrollIntoView({ block: 'center' });
  const inside = field?.querySelector<HTMLElement>('input, select, textarea, [tabindex="0"]');
  (inside ?? field)?.focus();
}

/** What keeps a form from being sent; takes the focus, and each line leads to its field. Nothing where all is well. */
export function FaultSummary({ title, faults }: { title: string; faults: FieldFault[] }) {
  if (faults.length === 0) return null;
  return (
    <ErrorSummary>
      <ErrorSummary.Heading level={2}>{title}</ErrorSummary.Heading>
      <ErrorSummary.List>
        {faults.map((fault) => (
          <ErrorSummary.Item key={fault.id}>
            <ErrorSummary.Link href={`#${fault.id}`} onClick={(event) => goTo(event, fault.id)}>
              {fault.text}
            </ErrorSummary.Link>
          </ErrorSummary.Item>
        ))}
      </ErrorSummary.List>
    </ErrorSummary>
  );
}
