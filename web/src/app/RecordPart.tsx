import type { AsyncRouteComponent } from '@tanstack/react-router';
import { createElement, Suspense } from 'react';
import type { Address, RecordWithNames } from '@/api/records';
import type { Secrets } from '@/api/secrecy';
import type { Register, RegisterRecord } from '@/api/types';
import { Busy } from '@/ui/Busy';
import { useAddedPart } from './useAddedPart';

/** What a room is told that adds to the page of a record of its register. */
export interface RecordPartProps {
  register: Register;
  at: Address;
  record: RecordWithNames;
  /** Whether what is secret is shown. */
  secrets: Secrets;
  title: string;
}

export interface AddedPart {
  part: AsyncRouteComponent<RecordPartProps>;
  /** The fields of the record that the part shows, so that its facts need not say them again. */
  shows?: (record: RegisterRecord) => readonly string[];
  /** The part is the page of the record: what every record has stands folded below it. */
  isPage?: true;
}

/** By the register's name in addresses. The table of contents hands them in, for the room of registers knows no other above it. */
export type RecordParts = Record<string, AddedPart>;

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    recordParts?: RecordParts;
  }
}

/** What the room of a register adds to a record's page; nothing where it adds nothing. */
export function RecordPart(props: RecordPartProps) {
  const part = useAddedPart(props.register)?.part;
  return part ? <Suspense fallback={<Busy />}>{createElement(part, props)}</Suspense> : null;
}
