import type { Ground, PersonData, Removal } from '@/api/persons';

const text = (sv: string) => ({ sv, en: sv });

export const personId = '0192f000-0000-7000-8000-000000000077';
export const taskId = '0192f000-0000-7000-8000-000000000001';

const ground = (code: string, label: string): Ground => ({
  code,
  label: text(label),
  source: 'GDPR art. 17.3',
  help: text(`Därför att: ${code}.`),
});

/** For tests: a person who stands in a register, signs in and is named in a report. */
export const specimenPerson: PersonData = {
  id: personId,
  authority: 'UTB',
  name: 'Hodan Nguyen',
  made_at: '2026-11-21T08:00:00Z',
  known_by: [
    { by: 'number', value: 'R0100908', certain: true },
    { by: 'name', value: 'Hodan Nguyen', certain: false },
  ],
  registers: [
    {
      register: 'task',
      label: text('Uppgifter'),
      why: text('Säger vem som ansvarar.'),
      count: 1200,
      records: Array.from({ length: 12 }, (_, at) => ({
        id: `${taskId}${at === 0 ? '' : at}`,
        reference: `UPG-2026-${at}`,
        title: `Läs logg ${at}`,
        version: 1,
        created_at: '2026-01-01T09:00:00Z',
        changed_at: '2026-01-01T09:00:00Z',
        archived_at: null,
        about: false,
        named_by: [{ field: 'title', by: 'name' as const, certain: at > 0 }],
        fields: [{ field: 'status', label: text('Status'), value: 'done', personal: true }],
      })),
    },
  ],
  accounts: [
    {
      id: 'a7',
      login: 'hodan',
      name: 'Hodan Nguyen',
      named_as: [],
      kind: 'employee',
      authority: 'UTB',
      found_by: 'email',
      created_at: '2026-01-01T09:00:00Z',
      signed_in_at: null,
      disabled_at: null,
      second_factor: true,
      passkeys: 0,
      sessions: [],
      assignments: [
        {
          id: 'h1',
          role: 'dpo',
          authority: 'UTB',
          starts_at: '2026-01-01T09:00:00Z',
          ends_at: null,
          ended_at: null,
        },
      ],
      tokens: [],
      identities: [],
    },
  ],
  trail: {
    by: {
      count: 3,
      latest_at: '2026-11-20T08:00:00Z',
      address: '/api/v1/trail?authority=UTB&account=a7',
    },
    about: { count: 0, latest_at: null, address: null },
  },
  texts: [
    {
      kind: 'review',
      id: 'v1',
      register: null,
      field: null,
      title: 'Ledningens genomgång 2024',
      why: ground('frozen_year', 'Fryst år'),
    },
    {
      kind: 'record',
      id: taskId,
      register: 'task',
      field: 'note',
      title: 'Läs loggen',
      why: ground('free_text', 'Fri text'),
    },
  ],
};

const lies = (part: Removal['goes'][number]['part'], field: string | null, label: string, count: number) => ({
  part,
  register: part === 'records' || part === 'search' ? 'task' : null,
  field,
  label: text(label),
  count,
});

export const specimenRemoval: Removal = {
  person: personId,
  authority: 'UTB',
  preview: true,
  confirm: 'Hodan Nguyen',
  goes: [
    { ...lies('records', 'responsible', 'Ansvarig', 2), becomes: 'removed_person' },
    { ...lies('records', 'note', 'Anteckning', 1), becomes: 'nothing' },
    { ...lies('search', null, 'Sökord', 2), becomes: 'nothing' },
  ],
  stays: [
    { ...lies('records', 'title', 'Rubrik', 1), ground: ground('free_text', 'Fri text') },
    { ...lies('trail', null, 'Länkar', 3), ground: ground('trail', 'Spårets länkar') },
    { ...lies('records', 'event', 'Händelse', 1), ground: ground('free_text', 'Fri text') },
  ],
  counts: { records: 2, values: 3, events: 0, accounts: 1, stays: 5 },
  receipt: null,
};
