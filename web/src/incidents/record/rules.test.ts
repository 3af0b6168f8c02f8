import { describe, expect, it } from 'vitest';
import { compared } from './compared';
import { timeLeft } from './deadline';
import { dutyGroups, runningClocks } from './duty_groups';
import { answerChanges, detailsIn } from './sensitive';
import { dueAt, duty, incident, step } from './specimen';
import { isAsked, stageGroups } from './stage_fields';
import { stepChoices } from './steps';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('a deadline', () => {
  it.each([
    ['2026-11-23T15:30:00Z', { urgency: 'calm', days: 2, hours: 3, minutes: 30 }],
    ['2026-11-22T12:00:00Z', { urgency: 'calm', days: 1, hours: 0, minutes: 0 }],
    ['2026-11-22T11:59:00Z', { urgency: 'soon', days: 0, hours: 23, minutes: 59 }],
    ['2026-11-21T17:59:00Z', { urgency: 'urgent', days: 0, hours: 5, minutes: 59 }],
    ['2026-11-21T12:00:00Z', { urgency: 'late', days: 0, hours: 0, minutes: 0 }],
    ['2026-11-20T10:45:00Z', { urgency: 'late', days: 1, hours: 1, minutes: 15 }],
  ])('of %s is as far away as it is', (due, left) => expect(timeLeft(due, now)).toEqual(left));
});

describe('duties', () => {
  const late = duty('late', { clock: dueAt('2026-11-20T00:00:00Z') });
  const soon = duty('soon', { clock: dueAt('2026-11-22T00:00:00Z') });
  const atOnce = duty('at_once', { without_delay: true });
  const whenever = duty('whenever');
  const done = duty('done', { done: true, clock: dueAt('2026-11-19T00:00:00Z') });
  const no = duty('no', { applies: 'no' });
  const unknown = duty('unknown', { applies: 'unknown', clock: dueAt('2026-11-21T00:00:00Z') });
  const all = [whenever, soon, no, done, late, unknown, atOnce];
  const ids = (duties: { id: string }[]) => duties.map(({ id }) => id);

  it('that are owed stand by when they are due, what waits for no clock first', () => {
    const groups = dutyGroups(all);
    expect(ids(groups.owed)).toEqual(['at_once', 'late', 'soon', 'whenever']);
    expect(ids(groups.done)).toEqual(['done']);
    expect(ids(groups.unknown)).toEqual(['unknown']);
    expect(ids(groups.no)).toEqual(['no']);
  });

  it('have clocks that run until they are done, also where it is not known whether they apply', () => {
    expect(ids(runningClocks(all))).toEqual(['late', 'unknown', 'soon']);
  });

  it('are compared side by side, what changes first', () => {
    const then = [duty('soon', { applies: 'no' }), duty('new')];
    const { changes, same } = compared([soon, late], then, ['soon', 'new']);
    expect(changes.map(({ id, now: before, then: after }) => [id, before?.applies, after?.applies])).toEqual([
      ['soon', 'yes', 'no'],
      ['new', undefined, 'yes'],
    ]);
    expect(ids(same)).toEqual(['late']);
  });
});

describe('the steps', () => {
  it('lead to the nearest stage ahead; back and past are others', () => {
    const { next, others } = stepChoices('triage', [step('learning'), step('ongoing'), step('new')]);
    expect(next?.to).toBe('ongoing');
    expect(others.map(({ to }) => to)).toEqual(['learning', 'new']);
  });

  it('have no next one from the end', () => {
    const { next, others } = stepChoices('closed', [step('ongoing')]);
    expect(next).toBeUndefined();
    expect(others.map(({ to }) => to)).toEqual(['ongoing']);
  });
});

describe('the facts of a stage', () => {
  it('are those that it asks for, and what the next step needs beside them', () => {
    const groups = stageGroups('learning', ['sensitive', 'lessons', 'cost'], 'no');
    expect(groups.map(({ name }) => name)).toEqual(['cause', 'lacks']);
    expect(groups.at(-1)?.fields).toEqual(['cost']);
  });

  it('are few of what is new: whether and when somebody became aware', () => {
    expect(stageGroups('new', ['sensitive', 'aware_at'], '')).toEqual([
      { name: 'awareness', fields: ['aware_at', 'aware_how', 'handler'] },
    ]);
  });

  it('hold no details of what is wholly security-sensitive', () => {
    const names = stageGroups('triage', ['aware_at', 'supplier'], 'yes').flatMap(({ fields }) => fields);
    expect(names).toContain('aware_at');
    expect(names).not.toContain('description');
    expect(names).not.toContain('supplier');
  });

  it('are asked for where they make sense, where they are needed, and where they have an answer', () => {
    expect(isAsked('registered', { personal_data: 'false' }, [])).toBe(false);
    expect(isAsked('registered', { personal_data: 'true' }, [])).toBe(true);
    expect(isAsked('registered', { personal_data: 'false', registered: '4' }, [])).toBe(true);
    expect(isAsked('registered', {}, ['registered'])).toBe(true);
    expect(isAsked('controllers', { personal_data: 'true', privacy_role: 'controller' }, [])).toBe(false);
    expect(isAsked('controllers', { personal_data: 'true', privacy_role: 'processor' }, [])).toBe(true);
    expect(isAsked('place', {}, [])).toBe(true);
  });
});

describe('the first question', () => {
  it('takes the details out with a yes, and nothing with another answer', () => {
    const record = incident({ description: 'Något', place: 'Huset', registered: 4 });
    expect(detailsIn(record)).toEqual(['description', 'place']);
    expect(answerChanges(record, 'yes')).toEqual({ description: null, place: null, sensitive: 'yes' });
    expect(answerChanges(record, 'partly')).toEqual({ sensitive: 'partly' });
  });
});
