import { describe, expect, it } from 'vitest';
import { whyTurnedAway } from './whyTurnedAway';

describe('why a provider’s way back did not lead in', () => {
  it.each([
    ['oidc.no_role', 'no_role'],
    ['oidc.state', 'too_late'],
    ['oidc.signature', 'no_trust'],
    ['fetch.slow', 'unavailable'],
    ['constructor', 'unavailable'],
  ])('%s', (code, why) => {
    expect(whyTurnedAway(code)).toBe(why);
  });
});
