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

export interface Settings {
  risk_methods: RiskMethod[];
  obligatory_practices: string[];
  authority_kinds: string[];
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
