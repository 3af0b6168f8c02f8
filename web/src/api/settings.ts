import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';

/** A named step of a scale. */
export interface Level extends Text {
  value: number;
}

export interface RiskMethod {
  /** As written in the register: "VoR"; "*" where no other fits. */
  name: string;
  label: Text;
  threshold: number;
  source?: string;
  likelihood: Level[];
  impact: Level[];
}

/** The kinds of event that the trail may forget; the others stay for ever. */
export const prunedKinds = [
  'change',
  'sign_in',
  'sign_in_failed',
  'sign_out',
  'seen',
  'exported',
  'verify',
] as const;
export type PrunedKind = (typeof prunedKinds)[number];

/** Days that the trail keeps events of a kind; null or missing: for ever. */
export type Retention = Partial<Record<PrunedKind, number | null>>;

export interface Settings {
  risk_methods: RiskMethod[];
  obligatory_practices: string[];
  authority_kinds: string[];
  retention?: Retention;
}

export interface KeptSettings {
  /** False: the product's own. */
  own: boolean;
  settings: Settings;
  version: string;
}

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: async ({ signal }): Promise<KeptSettings> => {
    let version = '';
    const kept = await ask<Omit<KeptSettings, 'version'>>('GET', '/api/v1/settings', {
      signal,
      onVersion: (tag) => (version = tag),
    });
    return { ...kept, version };
  },
});

/** Works all values out again; null goes back to the product's own. */
export async function saveSettings(settings: Settings | null, version: string) {
  return ask<{ changed_records: number }>('PUT', '/api/v1/settings', { body: { settings }, version });
}
