import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { dutiesQuery, type IncidentDuties } from '@/api/incident_duties';
import type { RecordPartProps } from '@/app/RecordPart';
import { useMay } from '@/app/useMay';
import { Busy } from '@/ui/Busy';
import { ErrorNote } from '@/ui/ErrorNote';
import { FieldsDialog, type FieldsAsked } from './FieldsDialog';
import { IncidentContext, useIncident } from './incident_context';
import { IncidentParts } from './IncidentParts';
import { KnownFacts } from './KnownFacts';
import { MergedNote } from './MergedNote';
import { NearestClocks } from './NearestClocks';
import { NextStep } from './NextStep';
import styles from './Part.module.css';
import { SensitiveNote } from './SensitiveNote';
import { StageLine } from './StageLine';

/** The page of an incident: how far it has come, what it needs now, what the law asks for, and the rest a press away. */
export default function IncidentPart(props: RecordPartProps) {
  const [asked, setAsked] = useState<FieldsAsked | null>(null);
  const ask = useCallback((what: FieldsAsked) => setAsked(what), []);
  const may = useMay('incident', 'write');
  const { register, at: address, record, secrets, title } = props;
  const mayWrite = may && !record.archived_at;
  // By its id, so that what is asked of it is the same whether the address has that or its reference.
  const at = useMemo(() => ({ ...address, id: record.id }), [address, record.id]);
  const shown = useMemo(
    () => ({ register, at, record, secrets, title, mayWrite, ask }),
    [register, at, record, secrets, title, mayWrite, ask],
  );
  const { data: duties, error, refetch } = useQuery(dutiesQuery(at));
  return (
    <IncidentContext value={shown}>
      <div className={styles.stack}>
        <MergedNote />
        {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : !duties && <Busy />}
        {duties && <Body duties={duties} />}
      </div>
      {asked && (
        <FieldsDialog {...asked} {...{ register, at, record, secrets }} onClose={() => setAsked(null)} />
      )}
    </IncidentContext>
  );
}

function Body({ duties }: { duties: IncidentDuties }) {
  const { record } = useIncident();
  // What has been merged is worked with where it went: its clocks and steps are there.
  const goesOn = typeof record.merged_into !== 'string';
  return (
    <>
      {goesOn && <StageLine status={duties.incident.status} />}
      <SensitiveNote duties={duties} />
      {goesOn && <NearestClocks duties={duties.duties} />}
      {goesOn && <NextStep duties={duties} />}
      <KnownFacts />
      <IncidentParts duties={duties} />
    </>
  );
}
