import type { PersonData, Removal } from '@/api/persons';

export const personId = '0192f000-0000-7000-8000-000000000077';
const link = '/api/v1/tasks/0192f000-0000-7000-8000-000000000001?authority=UTB';

const ground = (code: string, label: string) => ({
  code,
  label,
  source: 'GDPR art. 17.3',
  explanation: `Därför att: ${label}.`,
});

/** For tests: a person who stands in a register, signs in and is named in a report. */
export const specimenPerson: PersonData = {
  id: personId,
  kind: 'person',
  name: 'Hodan Nguyen',
  at: '2026-11-21T08:00:00Z',
  authorities: ['UTB'],
  identifiers: [
    { kind: 'staff_number', value: 'R0100908', authority: 'UTB', shared_with: 0 },
    { kind: 'name', value: 'Hodan Nguyen', authority: null, shared_with: 2 },
  ],
  registers: [
    {
      register: 'task',
      plural: 'tasks',
      label: 'Uppgifter',
      authority: 'UTB',
      why: 'Det som ska göras har någon som svarar för det.',
      source: 'GDPR art. 6.1 e',
      count: 1200,
      items: [
        {
          id: '0192f000-0000-7000-8000-000000000001',
          reference: 'UPG-2026-0001',
          title: 'Läs loggen',
          about: false,
          certain: false,
          archived: false,
          created_at: '2026-01-01T09:00:00Z',
          changed_at: '2026-01-01T09:00:00Z',
          link,
          values: [{ field: 'status', label: 'Status', value: 'done', names: false }],
        },
      ],
      more: true,
    },
  ],
  mentions: [],
  accounts: [
    {
      id: 'a7',
      login: 'hodan',
      name: 'Hodan Nguyen',
      named_as: [],
      authority: 'UTB',
      created_at: '2026-01-01T09:00:00Z',
      signed_in_at: null,
      disabled_at: null,
      second_factor: true,
      authenticator_since: null,
      passkeys: [],
      sessions: [],
      assignments: [
        {
          id: 'h1',
          role: 'dpo',
          authority: 'UTB',
          unit: null,
          stand_in: false,
          starts_at: '2026-01-01T09:00:00Z',
          ends_at: null,
          ended_at: null,
        },
      ],
      tokens: [],
      identities: [],
      groups: [],
      external_id: null,
      provisioned_as: null,
    },
  ],
  trail: [
    {
      authority: '-',
      what: 'by',
      id: 'a7',
      count: 3,
      latest_at: '2026-11-20T08:00:00Z',
      link: '/api/v1/trail?authority=-&account=a7',
    },
  ],
  texts: [
    {
      kind: 'review',
      authority: 'UTB',
      unit: 'u1',
      year: 2024,
      chapter: null,
      ground: ground('frozen_year', 'Fryst år'),
    },
  ],
};

export const specimenRemoval: Removal = {
  preview: true,
  id: null,
  person: personId,
  name: 'Hodan Nguyen',
  at: '2026-11-21T08:00:00Z',
  by: 'isam',
  goes: [
    {
      authority: 'UTB',
      what: 'register',
      register: 'task',
      label: 'Uppgifter',
      records: 2,
      fields: [
        { field: 'responsible', label: 'Ansvarig', becomes: 'Borttagen person', count: 2 },
        { field: 'note', label: 'Anteckning', becomes: null, count: 1 },
      ],
    },
    { authority: null, what: 'access', register: null, label: 'Inloggningar', records: 4, fields: [] },
  ],
  stays: [
    {
      authority: 'UTB',
      what: 'register',
      register: 'task',
      label: 'Uppgifter',
      field: 'title',
      field_label: 'Rubrik',
      count: 1,
      ground: ground('public_record', 'Text i allmän handling'),
      items: [{ id: 't1', reference: null, title: 'Läs loggen', link }],
    },
    {
      authority: 'UTB',
      what: 'links',
      register: null,
      label: 'Händelser',
      field: null,
      field_label: null,
      count: 3,
      ground: ground('trail', 'Granskningskedjan'),
      items: [],
    },
    {
      authority: null,
      what: 'links',
      register: null,
      label: 'Stadens händelser',
      field: null,
      field_label: null,
      count: 1,
      ground: ground('trail', 'Granskningskedjan'),
      items: [],
    },
  ],
  counts: { records: 2, fields: 3, events: 0, accounts: 1, stays: 5 },
};
