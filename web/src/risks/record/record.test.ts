import { describe, expect, it } from 'vitest';
import type { RegisterRecord, Value } from '@/api/types';
import { task } from '@/registers/specimen';
import { coverOf, stateOf } from './acceptance_state';
import { isSilent } from './is_silent';
import { shownOfRisk } from './shown';
import { valueOf } from './value_of';

const today = '2026-11-21';
const record = (facts: Record<string, Value>): RegisterRecord => task(1, facts);

describe('a risk', () => {
  const high = { action_required: true, action: null, covered_until: null };

  it('is silent when it requires action and has neither a measure nor an acceptance', () => {
    expect(isSilent(record(high), [], today)).toBe(true);
    expect(isSilent(record({ ...high, action_required: false }), [], today)).toBe(false);
    expect(isSilent(record({ ...high, action: 'Byt lås' }), [], today)).toBe(false);
  });

  it('is not silent while an acceptance covers it, to its last day', () => {
    expect(isSilent(record({ ...high, covered_until: today }), [], today)).toBe(false);
    expect(isSilent(record({ ...high, covered_until: '2026-11-20' }), [], today)).toBe(true);
  });

  it('is not silent with an activity, but for one that was cancelled', () => {
    expect(isSilent(record(high), [record({ status: 'done' })], today)).toBe(false);
    expect(isSilent(record(high), [record({ status: 'cancelled' })], today)).toBe(true);
  });

  it('tells what has changed beside what it was before', () => {
    expect(shownOfRisk(record({ previous_value: null }))).not.toContain('what_changed');
    expect(shownOfRisk(record({ previous_value: 6 }))).toContain('what_changed');
    expect(shownOfRisk(record({}))).toContain('residual_impact');
  });

  it('is covered, has an acceptance that ended, or has grown past it', () => {
    expect(coverOf(record({ accepted_until: '2027-01-01', covered_until: '2027-01-01' }), today)).toBe(
      'covered',
    );
    expect(coverOf(record({ accepted_until: '2026-11-20', covered_until: '2026-11-20' }), today)).toBe(
      'ended',
    );
    expect(coverOf(record({ accepted_until: '2027-01-01', covered_until: null }), today)).toBe('outgrown');
    expect(coverOf(record({ accepted_until: null }), today)).toBeNull();
  });
});

describe('an acceptance', () => {
  it('ends after its last day, but only one that was given', () => {
    expect(stateOf(record({ status: 'accepted', until: today }), today)).toBe('accepted');
    expect(stateOf(record({ status: 'accepted', until: '2026-11-20' }), today)).toBe('has_ended');
    expect(stateOf(record({ status: 'declined', until: '2026-11-20' }), today)).toBe('declined');
  });
});

describe('a value in the form', () => {
  it('is there once both steps are chosen', () => {
    expect(valueOf({ likelihood: '4', impact: '3' }, 'today')).toBe(12);
    expect(valueOf({ likelihood: '4', impact: '' }, 'today')).toBeNull();
    expect(valueOf({ likelihood: '4', impact: '3' }, 'residual')).toBeNull();
  });
});
