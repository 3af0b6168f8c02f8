import { useRouterState } from '@tanstack/react-router';
import type { Register } from '@/api/types';

/** What the room of a register adds to the page of its records, where the page is theirs. */
export const useAddedPart = ({ plural }: Register) =>
  useRouterState({ select: ({ matches }) => matches.at(-1)?.staticData.recordParts?.[plural] });
