import type { RecordPartProps } from '@/app/RecordPart';
import { AcceptancePart } from './AcceptancePart';
import { AssessPart } from './AssessPart';
import { TreatmentPart } from './TreatmentPart';

/** What the page of a risk has above its facts: how it is assessed, what is done about it, who accepts it. */
export default function RiskPart(props: RecordPartProps) {
  return (
    <>
      <AssessPart {...props} />
      <TreatmentPart {...props} />
      <AcceptancePart {...props} />
    </>
  );
}
