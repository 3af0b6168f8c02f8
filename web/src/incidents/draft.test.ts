import { describe, expect, it } from 'vitest';
import { type Draft, emptyDraft, faultsOf, reportOf } from './draft';

const now = new Date('2026-11-21T08:00:00Z');
const draft = (part: Partial<Draft>): Draft => ({ ...emptyDraft('Kim Ek'), ...part });
const faults = (part: Partial<Draft>) => Object.fromEntries(faultsOf(draft(part), now));

describe('a report being written', () => {
  it('asks for nothing but what has happened', () => {
    expect(faults({ what: ' \n' })).toEqual({ what: 'what_lacks' });
    expect(faults({ what: 'Mejl till fel mottagare' })).toEqual({});
  });

  it('takes 4 000 signs, counted as people count them', () => {
    expect(faults({ what: '🙂'.repeat(4000) })).toEqual({});
    expect(faults({ what: '🙂'.repeat(4001) })).toEqual({ what: 'what_too_long' });
  });

  it('knows no times to come', () => {
    expect(faults({ what: 'x', when: 'other', at: '2026-11-21T08:01:00Z' })).toEqual({
      when: 'when_to_come',
    });
    expect(faults({ what: 'x', when: 'other', at: '2026-11-21T07:59:00Z' })).toEqual({});
    expect(faults({ what: 'x', when: 'other' })).toEqual({ when: 'when_lacks' });
  });

  it('does not care about a time that was chosen away', () => {
    const away = draft({ what: 'x', when: 'now', at: '2030-01-01T00:00:00Z' });
    expect(faultsOf(away, now).size).toBe(0);
    expect(reportOf(away)).not.toHaveProperty('when');
  });

  it('asks for a neutral title and nothing else where it is sensitive, and sends nothing else', () => {
    expect(faults({ sensitive: 'yes', title: ' ' })).toEqual({ title: 'title_lacks' });
    const told = draft({ sensitive: 'yes', title: ' Ring mig ', what: 'Något hemligt', where: 'Berget' });
    expect(faultsOf(told, now).size).toBe(0);
    expect(reportOf(told)).toEqual({ sensitive: 'yes', title: 'Ring mig' });
  });

  it('sends no way to reach whoever is anonymous', () => {
    expect(reportOf(draft({ what: 'x', anonymous: true }))).toEqual({ what: 'x', anonymous: true });
  });

  it('sends only what was answered', () => {
    expect(reportOf(draft({ what: ' Dator borta ', contact: '' }))).toEqual({ what: 'Dator borta' });
    expect(
      reportOf(
        draft({
          what: 'Dator borta',
          when: 'other',
          at: '2026-11-20T12:00:00Z',
          where: 'Biblioteket ',
          personal_data: 'unknown',
          still_going_on: 'no',
        }),
      ),
    ).toEqual({
      what: 'Dator borta',
      when: '2026-11-20T12:00:00Z',
      where: 'Biblioteket',
      personal_data: 'unknown',
      still_going_on: false,
      contact: 'Kim Ek',
    });
  });
});
