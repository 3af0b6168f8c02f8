import type { turnedAwayWords } from './turned_away_words';

type Why = Exclude<keyof typeof turnedAwayWords.entries, 'title' | 'close'>;

const reasons = new Map<string, Why>([
  ['oidc.state', 'too_late'],
  ['oidc.denied', 'denied'],
  ['oidc.unknown_person', 'unknown_person'],
  ['oidc.no_role', 'no_role'],
  ['oidc.disabled', 'disabled'],
  ['oidc.another_person', 'another_person'],
  ['oidc.login', 'login'],
  ['oidc.acr', 'too_weak'],
  ['oidc.auth_time', 'not_anew'],
  ['oidc.not_signed_in', 'not_signed_in'],
  ['provider.not_found', 'gone'],
]);

/** The server's code of a refusal → what is said about it; what is not known is about trust in the answer. */
export function whyTurnedAway(code: string): Why {
  return reasons.get(code) ?? (code.startsWith('oidc.') ? 'no_trust' : 'unavailable');
}
