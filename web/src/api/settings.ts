import { queryOptions } from '@tanstack/react-query';
import type { Text } from '@/words/words';
import { ask } from './request';

export const levelColours = ['low', 'moderate', 'high', 'critical'] as const;
export type LevelColour = (typeof levelColours)[number];

/** A named step of a scale. */
export interface Level extends Text {
  value: number;
  /** When the step is the right one. */
  help?: Text;
  colour?: LevelColour;
}

/** What risk values are called, from one of them up to the next level's. */
export interface RiskLevel {
  from: number;
  name: Text;
  colour: LevelColour;
}

export type MethodKind = 'register' | 'threat' | 'privacy' | 'rsa' | 'classification';

/** A step of an analysis, such as those of an RSA. */
export interface Stage {
  number: number;
  name: Text;
}

export interface RiskMethod {
  /** As written in the register: "VoR"; "*" where no other fits. */
  name: string;
  label: Text;
  threshold: number;
  source?: string;
  likelihood: Level[];
  impact: Level[];
  kind?: MethodKind;
  levels?: RiskLevel[];
  stages?: Stage[];
  /** Fields of a risk that the method uses beside the common ones. */
  fields?: string[];
}

/** Up to which risk value those who have a role may accept a risk. */
export interface AcceptanceMandate {
  role: string;
  up_to: number;
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
  acceptance_mandates?: AcceptanceMandate[];
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
