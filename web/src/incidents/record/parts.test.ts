import { describe, expect, it } from 'vitest';
import type { FormField } from '@/api/incident_forms';
import type { TimelineItem } from '@/api/incident_timeline';
import { formats } from '@/words/format';
import { sizeText } from './evidence/size_text';
import { codesOf, factsToPass, newPassForm, passOf } from './passes/pass_form';
import { contentOf, isFree, lacking } from './reports/filled';
import { isLate, sendRegister } from './reports/send_register';
import { dueAt, duty, incident, incidents, notices } from './specimen';
import { kindsIn, shownOf } from './timeline/shown';

const formField = (id: string, facts: Partial<FormField> = {}): FormField => ({
  id,
  number: null,
  label: { sv: id, en: id },
  value: '',
  fact: null,
  missing: false,
  required: false,
  help: null,
  earlier: null,
  ...facts,
});

describe('a form', () => {
  const fields = [
    formField('name', { value: 'Kommunen' }),
    formField('registered', { fact: 'registered', missing: true }),
    formField('late', { required: true }),
    formField('other'),
  ];

  it('lacks what must be answered until it is, by a fact or in words of one’s own', () => {
    expect(lacking(fields, {}).map(({ id }) => id)).toEqual(['registered', 'late']);
    expect(lacking(fields, { late: 'Helgen' }).map(({ id }) => id)).toEqual(['registered']);
    expect(lacking(fields, { late: '  ' })).toHaveLength(2);
  });

  it('is free where no fact answers and no rule has', () => {
    expect(fields.filter(isFree).map(({ id }) => id)).toEqual(['late', 'other']);
  });

  it('is sent as it stands, without what is empty', () => {
    expect(contentOf(fields, { late: 'Helgen', other: '' })).toEqual({ name: 'Kommunen', late: 'Helgen' });
  });

  it('asks for a reason only where the time has run out, and for words only where there is no form', () => {
    const names = (wish: { freeWords: boolean; late: boolean }) =>
      sendRegister(notices, wish).fields.map(({ name }) => name);
    expect(names({ freeWords: false, late: false })).toEqual(['title', 'recipient', 'sent_at', 'receipt']);
    expect(names({ freeWords: true, late: true })).toContain('content');
    expect(names({ freeWords: true, late: true })).toContain('late_reason');
    const late = duty('d', { clock: dueAt('2026-11-20T00:00:00Z') });
    expect(isLate(late, Date.parse('2026-11-20T00:00:01Z'))).toBe(true);
    expect(isLate(late, Date.parse('2026-11-19T00:00:00Z'))).toBe(false);
    expect(isLate(duty('d'), Date.now())).toBe(false);
  });
});

describe('the timeline', () => {
  const item = (kind: TimelineItem['kind'], at: string): TimelineItem => ({
    at,
    kind,
    text: { sv: kind, en: kind },
    by: 'isam',
    record: null,
    own: false,
  });
  const items = [
    item('fact', '2026-11-20T08:00:00Z'),
    item('note', '2026-11-20T08:00:00Z'),
    item('notice', '2026-11-21T08:00:00Z'),
  ];
  const kinds = (wanted: string) => shownOf(items, wanted).map(({ kind }) => kind);

  it('shows the latest first, and of what happened at once the later line', () => {
    expect(kinds('')).toEqual(['notice', 'note', 'fact']);
  });

  it('shows what is wanted', () => {
    expect(kinds('by_hand')).toEqual(['note']);
    expect(kinds('by_itself')).toEqual(['notice', 'fact']);
    expect(kinds('fact')).toEqual(['fact']);
    expect(kindsIn(items, ['note', 'action', 'fact'])).toEqual(['note', 'fact']);
  });
});

describe('what is passed on', () => {
  const record = {
    ...incident({ registered: 4, handler: 'isam' }),
    masked: { place: { ground: '', label: '' } },
  };
  const shown = { ...record, place: 'Huset' } as unknown as ReturnType<typeof incident>;

  it('can be what has a value and is no secret, and nothing of the authority’s own', () => {
    const names = factsToPass(incidents, shown).map(({ name }) => name);
    expect(names).toEqual(['title', 'description', 'sensitive', 'personal_data', 'registered']);
  });

  it('begins without what tells of individuals', () => {
    expect(newPassForm(factsToPass(incidents, shown)).facts).toEqual([
      'title',
      'sensitive',
      'personal_data',
      'registered',
    ]);
  });

  it('names receivers only where they are informed', () => {
    const form = { ticked: ['KS'], others: 'SOC, KS;MIL', facts: ['title'], note: ' Hej ' };
    expect(codesOf(form)).toEqual(['KS', 'SOC', 'MIL']);
    expect(passOf('inform', form)).toEqual({
      kind: 'inform',
      to: ['KS', 'SOC', 'MIL'],
      facts: ['title'],
      note: 'Hej',
    });
    expect(passOf('handover', form)).toEqual({ kind: 'handover', facts: ['title'], note: 'Hej' });
  });
});

describe('the size of a file', () => {
  it.each([
    [0, '0 byte'],
    [999, '999 byte'],
    [3400, '3,4 kB'],
    [48_000_000, '48 MB'],
    [500_000_000, '500 MB'],
    [2_000_000_000_000, '2 000 GB'],
  ])('%d is %s', (bytes, text) => {
    expect(sizeText(bytes, formats('sv')).replaceAll(/\s/g, ' ')).toBe(text);
  });
});
