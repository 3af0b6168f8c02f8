import { useRouterState } from '@tanstack/react-router';
import { type ComponentType, createElement, type LazyExoticComponent, Suspense } from 'react';
import type { Address, RecordWithNames } from '@/api/records';
import type { Secrets } from '@/api/secrecy';
import type { Register } from '@/api/types';
import { Busy } from '@/ui/Busy';

/** What a room is told that adds to the page of a record of its register. */
export interface RecordPartProps {
  register: Register;
  at: Address;
  record: RecordWithNames;
  /** Whether what is secret is shown. */
  secrets: Secrets;
  title: string;
}

/** By the register's name. The table of contents hands them in, for the room of registers knows no other above it. */
export type RecordParts = Record<string, LazyExoticComponent<ComponentType<RecordPartProps>>>;

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    recordParts?: RecordParts;
    /** Parts that are the page of their records: what every record has stands folded below them. */
    recordPages?: RecordParts;
  }
}

/** Whether the room of a register has a page of its own for its records. */
export function useHasRecordPage(register: string): boolean {
  return useRouterState({
    select: ({ matches }) => register in (matches.at(-1)?.staticData.recordPages ?? {}),
  });
}

/** What the room of a register adds to a record's page; nothing where it adds nothing. */
export function RecordPart(props: RecordPartProps) {
  const { name } = props.register;
  const part = useRouterState({
    select: ({ matches }) => {
      const { recordParts, recordPages } = matches.at(-1)?.staticData ?? {};
      return recordPages?.[name] ?? recordParts?.[name];
    },
  });
  return part ? <Suspense fallback={<Busy />}>{createElement(part, props)}</Suspense> : null;
}
