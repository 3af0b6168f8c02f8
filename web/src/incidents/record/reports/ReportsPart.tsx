import type { IncidentDuties } from '@/api/incident_duties';
import { useSearchMap } from '@/app/place';
import { one } from '@/app/search';
import { FilledFormPart } from './FilledFormPart';
import { FormList } from './FormList';
import { SentPart } from './SentPart';

/** What authorities ask for, as forms that are filled in by the facts, and what has been sent. */
export default function ReportsPart({ duties }: { duties: IncidentDuties }) {
  const form = one(useSearchMap(), 'form');
  if (form) return <FilledFormPart key={form} form={form} duties={duties} />;
  return (
    <>
      <FormList />
      <SentPart duties={duties} />
    </>
  );
}
