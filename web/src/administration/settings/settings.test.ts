import { describe, expect, it } from 'vitest';
import type { RiskMethod, Settings } from '@/api/settings';
import { changesOf } from './changes';
import { draftOf, settingsOf, withNewMethod } from './draft';
import { faultsOf } from './faults';
import { merged } from './merge';

const level = (value: number, sv: string) => ({ value, sv, en: `${sv} en` });
const method = (name: string, part: Partial<RiskMethod> = {}): RiskMethod => ({
  name,
  label: { sv: `${name} sv`, en: `${name} en` },
  threshold: 9,
  likelihood: [level(1, 'Osannolikt'), level(5, 'Troligt')],
  impact: [level(1, 'Lindrig'), level(5, 'Svår')],
  ...part,
});
const settings = (part: Partial<Settings> = {}): Settings => ({
  risk_methods: [method('VoR'), method('*')],
  obligatory_practices: ['Incidenthantering', 'Upphandling'],
  authority_kinds: ['nämnd'],
  ...part,
});
const vor = (part: Partial<RiskMethod>) => settings({ risk_methods: [method('VoR', part), method('*')] });
const faults = (part: Partial<Settings>) =>
  Object.fromEntries([...faultsOf(draftOf(settings(part)))].map(([id, fault]) => [id, fault.word]));

describe('the form of settings', () => {
  it('says the same as the settings, and keeps what it does not know', () => {
    const known = { ...settings(), later: { x: 1 } };
    expect(settingsOf(draftOf(known))).toEqual(known);
  });

  it('begins a new method with the common scales', () => {
    const draft = withNewMethod(draftOf(settings()));
    expect(draft.risk_methods).toHaveLength(3);
    expect(draft.risk_methods[2]).toMatchObject({ name: '', threshold: '9', label: { sv: '', en: '' } });
    expect(draft.risk_methods[2]?.impact).toEqual(method('*').impact);
  });
});

describe('the faults of settings', () => {
  it('finds none where there are none', () => {
    expect(faults({})).toEqual({});
  });

  it.each(['0', '26', '9,5', '', 'nio'])('takes no threshold of "%s"', (threshold) => {
    const draft = draftOf(settings());
    const risk_methods = draft.risk_methods.map((one) => ({ ...one, threshold }));
    const found = faultsOf({ ...draft, risk_methods });
    expect(found.get('method-0-threshold')).toEqual({ word: 'threshold_bad', most: 25 });
  });

  it('takes the lowest and the highest', () => {
    expect(faultsOf(draftOf(vor({ threshold: 1 }))).size).toBe(0);
    expect(faultsOf(draftOf(vor({ threshold: 25 }))).size).toBe(0);
  });

  it('wants every name, once', () => {
    expect(
      faults({
        risk_methods: [
          method('VoR', {
            label: { sv: 'x', en: ' ' },
            impact: [level(1, 'Lindrig'), { value: 5, sv: '', en: 'x' }],
          }),
          method('*'),
          method(' vor'),
        ],
        obligatory_practices: ['Incidenthantering', '', 'incidenthantering '],
        authority_kinds: [],
      }),
    ).toEqual({
      'method-0-label_en': 'label_lacks',
      'method-0-impact-5-sv': 'label_lacks',
      'method-2-name': 'name_twice',
      'obligatory_practices-1': 'text_lacks',
      'obligatory_practices-2': 'line_twice',
      authority_kinds: 'list_empty',
    });
  });
});

describe('what saving changes', () => {
  it('is nothing where nothing was', () => {
    expect(changesOf(settings(), settings())).toEqual([]);
  });

  it('is each value with before and after', () => {
    const after = vor({ threshold: 12, likelihood: [level(1, 'Sällsynt'), level(5, 'Troligt')] });
    expect(changesOf(settings(), after)).toEqual([
      { part: 'threshold', method: 'VoR', before: '9', after: '12' },
      {
        part: 'level_sv',
        method: 'VoR',
        scale: 'likelihood',
        value: 1,
        before: 'Osannolikt',
        after: 'Sällsynt',
      },
      {
        part: 'level_en',
        method: 'VoR',
        scale: 'likelihood',
        value: 1,
        before: 'Osannolikt en',
        after: 'Sällsynt en',
      },
    ]);
  });

  it('is what came and went', () => {
    const after = settings({
      risk_methods: [method('RSA'), method('*')],
      obligatory_practices: ['Upphandling', 'Loggning'],
    });
    expect(changesOf(settings(), after)).toEqual([
      { part: 'method', before: null, after: 'RSA' },
      { part: 'method', before: 'VoR', after: null },
      { part: 'obligatory_practices', before: 'Incidenthantering', after: null },
      { part: 'obligatory_practices', before: null, after: 'Loggning' },
    ]);
  });
});

describe('two who have changed at once', () => {
  const merge = (mine: Settings, theirs: Settings) => merged(settings(), mine, theirs);

  it('keep both where they changed different values', () => {
    expect(merge(vor({ threshold: 12 }), vor({ label: { sv: 'Ny', en: 'VoR en' } }))).toEqual(
      vor({ threshold: 12, label: { sv: 'Ny', en: 'VoR en' } }),
    );
  });

  it('let the own value stand where both changed it', () => {
    expect(merge(vor({ threshold: 12 }), vor({ threshold: 16 }))).toEqual(vor({ threshold: 12 }));
  });

  it('add and take away lines on both sides', () => {
    const mine = settings({ obligatory_practices: ['Upphandling', 'Loggning'] });
    const theirs = settings({ obligatory_practices: ['Incidenthantering', 'Upphandling', 'Klassning'] });
    expect(merge(mine, theirs)).toEqual(
      settings({ obligatory_practices: ['Upphandling', 'Loggning', 'Klassning'] }),
    );
  });

  it('do not lose a method that the other changed while one took it away', () => {
    const mine = settings({ risk_methods: [method('*')] });
    expect(merge(mine, vor({ threshold: 16 }))).toMatchObject({
      risk_methods: [{ name: '*' }, { name: 'VoR', threshold: 16 }],
    });
    expect(merge(mine, settings({ authority_kinds: ['bolag'] }))).toMatchObject({
      risk_methods: [{ name: '*' }],
      authority_kinds: ['bolag'],
    });
  });
});
