import { incidentPath, type IncidentAt } from './incident_duties';
import { addressOf, ask } from './request';
import type { RegisterRecord } from './types';
import { upload } from './upload';

/** The most that a file of evidence may hold, in bytes. */
export const evidenceLimit = 500_000_000;

const pathOf = (id: string) => `/api/v1/evidence-items/${encodeURIComponent(id)}`;

export const evidenceFile = (id: string, authority: string) => addressOf(`${pathOf(id)}/file`, { authority });

/** The bytes of a piece of evidence that has been written down: once only, and never changed. */
export const sendEvidence = (
  id: string,
  authority: string,
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
) => upload<RegisterRecord>(`${pathOf(id)}/file`, file, { query: { authority }, onProgress, signal });

export interface HandOn {
  to_hand: string;
  reason: string;
  /** Missing: now. */
  at?: string;
}

export const handOn = (id: string, authority: string, custody: HandOn) =>
  ask<RegisterRecord>('POST', `${pathOf(id)}/custody`, { query: { authority }, body: custody });

/** All of an incident's evidence, for somebody who verifies it without Ringmur. */
export const evidencePackage = (at: IncidentAt) =>
  addressOf(`${incidentPath(at.id)}/evidence-package`, { authority: at.authority });
