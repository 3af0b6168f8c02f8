import { createContext, useContext } from 'react';
import type { RecordPartProps } from '@/app/RecordPart';
import type { FieldsAsked } from './FieldsDialog';

export interface IncidentShown extends RecordPartProps {
  /** It may be changed: by the reader, and at all. */
  mayWrite: boolean;
  /** Asks for facts in a dialog, where somebody has seen that they are lacking. */
  ask: (asked: FieldsAsked) => void;
}

export const IncidentContext = createContext<IncidentShown | null>(null);

/** The incident whose page is shown. */
export function useIncident(): IncidentShown {
  const shown = useContext(IncidentContext);
  if (!shown) throw new Error('no incident is shown here');
  return shown;
}
