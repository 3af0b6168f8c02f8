import type { Duty, IncidentDuties, Step, Threshold } from '@/api/incident_duties';
import type { Field, Register, RegisterRecord, Value } from '@/api/types';
import { fieldFor } from '@/kinds/specimen';

const text = (sv: string) => ({ sv, en: `${sv} (en)` });

const choices = (...pairs: [string, string][]) => pairs.map(([code, sv]) => ({ code, label: text(sv) }));

const field = (kind: Field['kind'], name: string, sv: string, facts: Partial<Field> = {}) =>
  fieldFor(kind, { name, label: text(sv), ...facts });

const fields: Field[] = [
  field('text', 'title', 'Rubrik', { required: true }),
  field('long_text', 'description', 'Vad hände', { max_length: 4000, personal: true }),
  field('choice', 'status', 'Status', {
    choices: choices(
      ['new', 'Ny'],
      ['triage', 'Bedöms'],
      ['ongoing', 'Pågår'],
      ['learning', 'Lärdomar'],
      ['closed', 'Stängd'],
    ),
  }),
  field('choice', 'sensitive', 'Säkerhetskänslig verksamhet', {
    choices: choices(['no', 'Nej'], ['partly', 'Till en del'], ['yes', 'Ja']),
  }),
  field('text', 'aware_how', 'Kännedom styrks av', { max_length: 400 }),
  field('text', 'place', 'Plats'),
  field('boolean', 'personal_data', 'Personuppgiftsincident'),
  field('choice', 'privacy_role', 'Roll för personuppgifterna', {
    choices: choices(['controller', 'Personuppgiftsansvarig'], ['processor', 'Personuppgiftsbiträde']),
  }),
  field('text', 'controllers', 'Behandlas åt'),
  field('integer', 'registered', 'Antal registrerade', { minimum: 0 }),
  field('choice', 'privacy_risk', 'Risk för enskilda', {
    choices: choices(['unlikely', 'Osannolik risk'], ['risk', 'Risk'], ['high', 'Hög risk']),
  }),
  field('text', 'handler', 'Handläggare'),
  field('text', 'lessons', 'Lärdomar'),
  field('reference', 'merged_into', 'Sammanförd med', { refers_to: 'incidents', kept_by_server: true }),
];

const register = (name: string, plural: string, sv: string, held: Field[]): Register => ({
  name,
  plural,
  area: { name: 'incidents', label: text('Incidenter') },
  label: text(sv),
  label_plural: text(sv),
  help: text(''),
  key: [],
  title: 'title',
  period: '',
  default_sort: '',
  reference_prefix: '',
  fields: held,
});

export const incidents = register('incident', 'incidents', 'Incident', fields);

export const notices = register('incident_notice', 'incident-notices', 'Rapport', []);

export const events = register('incident_event', 'incident-events', 'Händelse', [
  field('choice', 'kind', 'Slag', { choices: choices(['note', 'Anteckning'], ['contact', 'Kontakt']) }),
  field('text', 'text', 'Text', { required: true }),
]);

export const incident = (facts: Record<string, Value> = {}): RegisterRecord => ({
  id: 'i1',
  authority: 'UTB',
  reference: 'INC-2026-0041',
  version: 3,
  created_at: '2026-11-20T08:00:00Z',
  changed_at: '2026-11-20T08:00:00Z',
  archived_at: null,
  title: 'USB-minne borta',
  description: 'Tappat på bussen.',
  status: 'triage',
  sensitive: 'no',
  registered: null,
  personal_data: true,
  unit: 'u1',
  ...facts,
});

export const duty = (id: string, facts: Partial<Duty> = {}): Duty => ({
  id,
  label: text(`Skyldighet ${id}`),
  law: 'GDPR',
  paragraph: 'artikel 33.1',
  applies: 'yes',
  because: text(`Därför att ${id}.`),
  missing: [],
  holder: { kind: 'authority', code: 'UTB', name: 'Utbildningsnämnden', mine: true },
  recipient: text('IMY'),
  without_delay: false,
  clock: null,
  sent: [],
  done: false,
  form: null,
  source: { sv: 'EUT L 119', en: 'OJ L 119' },
  valid_from: '2018-05-25',
  verified: true,
  ...facts,
});

export const dueAt = (due: string, facts: Partial<NonNullable<Duty['clock']>> = {}): Duty['clock'] => ({
  from: { fact: 'aware_at', at: '2026-11-20T08:00:00Z' },
  due,
  works_towards: null,
  last_lawful: null,
  late: false,
  ...facts,
});

export const step = (to: Step['to'], facts: Partial<Step> = {}): Step => ({
  to,
  label: text(`Till ${to}`),
  allowed: true,
  because: null,
  needs: [],
  ...facts,
});

export const threshold = (facts: Partial<Threshold> = {}): Threshold => ({
  id: 'persons',
  label: text('Antal personer'),
  limit: text('minst 500'),
  figure: text('812'),
  met: true,
  counted: 'legal_person',
  source: { sv: 'MCFFS 2026:8', en: 'MCFFS 2026:8' },
  verified: false,
  ...facts,
});

export const dutiesOf = (facts: Partial<IncidentDuties> = {}): IncidentDuties => ({
  incident: { id: 'i1', reference: 'INC-2026-0041', title: 'USB-minne borta', version: 3, status: 'triage' },
  sensitive: 'no',
  duties: [],
  significance: {
    result: 'unknown',
    because: text('Det saknas uppgifter.'),
    thresholds: [threshold()],
    counted: { incidents: 3, registered: 812, cost: 1200 },
  },
  owed: [],
  steps: [step('ongoing', { allowed: false, needs: ['registered'] })],
  ...facts,
});
