import { mayThere, workplaces } from '@/app/rights';
import { useSession } from '@/app/session';
import { useRights } from '@/app/useMay';

/** Which parts of the start page the person's roles let be read. */
export function useShownParts() {
  const { may } = useRights();
  const parts = {
    activities: may('activity', 'read'),
    incidents: may('incident', 'read'),
    risks: may('risk', 'read'),
    systems: may('system', 'read'),
    figures: may('figures', 'read'),
    report: may('report', 'read'),
  };
  return { ...parts, clocks: useReadsClocks(), any: Object.values(parts).some(Boolean) };
}

/** Whether the incidents of any authority may be read: their clocks are shown together. */
export function useReadsClocks(): boolean {
  const session = useSession();
  return workplaces(session).some((place) => mayThere(session, place, 'incident', 'read'));
}
