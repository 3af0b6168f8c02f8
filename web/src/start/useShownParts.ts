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
  return { ...parts, any: Object.values(parts).some(Boolean) };
}
