import type { Level, RiskMethod, Settings } from '@/api/settings';

export const scales = ['likelihood', 'impact'] as const;
export type Scale = (typeof scales)[number];

export const languages = ['sv', 'en'] as const;

export const lists = ['obligatory_practices', 'authority_kinds'] as const;
export type ListName = (typeof lists)[number];

/** The method that applies where no other does: it cannot be renamed or removed. */
export const anyMethod = '*';

/** A method as it stands in the form: the threshold as written. */
export type MethodDraft = Omit<RiskMethod, 'threshold'> & { threshold: string };

export type Draft = Omit<Settings, 'risk_methods'> & { risk_methods: MethodDraft[] };

export function draftOf(settings: Settings): Draft {
  return {
    ...settings,
    risk_methods: settings.risk_methods.map((method) => ({
      ...method,
      threshold: String(method.threshold),
    })),
  };
}

const trimmedLevel = (level: Level): Level => ({ ...level, sv: level.sv.trim(), en: level.en.trim() });

const readMethod = (method: MethodDraft): RiskMethod => ({
  ...method,
  name: method.name.trim(),
  label: { sv: method.label.sv.trim(), en: method.label.en.trim() },
  threshold: Number(method.threshold),
  likelihood: method.likelihood.map(trimmedLevel),
  impact: method.impact.map(trimmedLevel),
});

/** What the form says, for the API. What the form does not know is kept. */
export function settingsOf(draft: Draft): Settings {
  return {
    ...draft,
    risk_methods: draft.risk_methods.map(readMethod),
    obligatory_practices: draft.obligatory_practices.map((line) => line.trim()),
    authority_kinds: draft.authority_kinds.map((line) => line.trim()),
  };
}

/** The highest value that a risk can get. */
export function mostOf(method: Pick<MethodDraft, Scale>): number {
  const highest = (levels: Level[]) => Math.max(...levels.map((level) => level.value));
  return highest(method.likelihood) * highest(method.impact);
}

/** A method to begin with: the scales of the one that applies where no other does. */
export function withNewMethod(draft: Draft): Draft {
  const like = draft.risk_methods.find((method) => method.name === anyMethod);
  if (!like) return draft;
  const made = { ...like, name: '', label: { sv: '', en: '' }, source: '' };
  return { ...draft, risk_methods: [...draft.risk_methods, made] };
}
