import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, showPage, testSession } from '@/app/test_page';
import StartPage from './StartPage';

afterEach(cleanup);

const panel = (name: string) => screen.findByRole('region', { name });
const page = (items: object[]) => ({ items, next: null, total: items.length });

const from = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

const clock = ({ id, ...own }: { id: string; due: string } & Record<string, unknown>) => ({
  authority: { code: 'UTB', name: 'Utbildningsnämnden' },
  incident: { id, reference: `INC-${id}`, title: 'Fel mottagare' },
  duty: { id: 'gdpr_33', label: { sv: 'Anmälan till IMY', en: 'Notification to IMY' } },
  works_towards: null,
  last_lawful: null,
  late: false,
  handler: 'isam',
  ...own,
});

const answers: Answers = {
  'GET /api/v1/activities': ({ query }) => {
    if (query.get('due') === 'not.is.null') {
      return page([
        { id: 't1', authority: 'UTB', title: 'Klassa system', due: '2026-11-18' },
        { id: 't2', authority: 'UTB', title: 'Öva avbrott', due: '2026-11-22' },
      ]);
    }
    return query.get('due')?.startsWith('lt.') ? { items: [], next: null, total: 12 } : page([]);
  },
  'GET /api/v1/incidents': ({ query }) =>
    query.get('status') === 'in.(new,triage,ongoing,learning)'
      ? page([
          {
            id: 'i1',
            authority: 'UTB',
            title: 'Fel mottagare',
            status: 'triage',
            discovered_at: '2026-11-20T08:00:00Z',
          },
        ])
      : page([]),
  'GET /api/v1/incident-clocks': () => ({
    items: [
      clock({ id: 'i2', due: from(-30.5), incident: { id: 'i2', reference: 'INC-2', title: null } }),
      clock({ id: 'i1', due: from(1.5) }),
      clock({
        id: 'i3',
        due: from(19.5 * 24),
        authority: { code: 'SOC', name: 'Socialnämnden' },
        duty: { id: 'csl_final', label: { sv: 'Slutrapport', en: 'Final report' } },
        works_towards: '2026-08-15',
        last_lawful: '2026-08-17',
        handler: '',
      }),
    ],
  }),
  'GET /api/v1/registers': () => ({
    items: [
      {
        name: 'incident',
        plural: 'incidents',
        fields: [{ name: 'status', choices: [{ code: 'triage', label: { sv: 'Bedöms', en: 'Triage' } }] }],
      },
    ],
  }),
  'GET /api/v1/risks/counts': () => ({
    by: ['year'],
    total: 3,
    items: [
      { values: [2024], count: 1, query: 'year=eq.2024' },
      { values: [2025], count: 2, query: 'year=eq.2025' },
    ],
  }),
  'GET /api/v1/risks': () => page([{ id: 'r1', authority: 'UTB', event: 'Intrång', value: 20 }]),
  'GET /api/v1/systems': ({ query }) => (query.has('classified_on') ? page([]) : page([{ id: 's' }])),
  'GET /api/v1/reviews': () => ({ items: [{ id: 'v', year: 2024 }] }),
  'GET /api/v1/report/chapters': () => ({
    year: 2025,
    frozen: null,
    chapters: [
      { key: 'a', title: 'A', wanted: true, version: 2 },
      { key: 'b', title: 'B', wanted: true, version: 0 },
      { key: 'c', title: 'C', wanted: false, version: 1 },
    ],
    lacks: [
      {
        text: { sv: '8 system saknar klassning', en: '8 systems' },
        chapter: null,
        address: '/registers/systems?authority=UTB&classified_on=is.null',
      },
    ],
  }),
};

describe('the start page of the office', () => {
  it('puts what is late in words, and leads to the whole list', async () => {
    const { asked } = await showPage(StartPage, '/start', answers);
    const mine = within(await panel('Mina uppgifter'));
    expect(await mine.findByText('Försenad 3 dagar')).toBeTruthy();
    expect(mine.getByText('Om 1 dag')).toBeTruthy();
    const overdue = await mine.findByRole('link', { name: /12 försenade aktiviteter/ });
    expect(overdue.getAttribute('href')).toContain('due=lt.2026-11-21');
    const first = asked.find((one) => one.query.get('due') === 'not.is.null');
    expect(first?.query.get('responsible')).toBe('in.("Informationssäkerhetssamordnare","Kim Ek")');
    expect(first?.query.get('authority')).toBe('UTB');
  });

  it('counts down what is owed in every authority, each leading to its incident', async () => {
    await showPage(StartPage, '/start', answers);
    const clocks = within(await panel('Incidentklockor som går'));
    expect(await clocks.findByText('Försenad 30 timmar')).toBeTruthy();
    expect(clocks.getByText('1 timme kvar')).toBeTruthy();
    expect(clocks.getByText('19 dagar kvar')).toBeTruthy();
    expect(clocks.getByText('Senast 2026-08-15, sista lagliga dag 2026-08-17')).toBeTruthy();
    expect(clocks.getByText('Slutrapport · Socialnämnden · Ingen handläggare')).toBeTruthy();
    expect(clocks.getAllByText(/Utbildningsnämnden · Handläggs av Kim Ek/)).toHaveLength(2);
    // What is secret goes by its reference.
    const secret = clocks.getByRole('link', { name: 'INC-2' });
    expect(secret.getAttribute('href')).toBe('/registers/incidents/i2?authority=UTB');
    const links = clocks.getAllByRole('link');
    expect(links.at(-1)?.getAttribute('href')).toBe('/registers/incidents/i3?authority=SOC');
  });

  it('shows what is open by the steps of its handling', async () => {
    await showPage(StartPage, '/start', answers);
    const open = within(await panel('Öppna incidenter'));
    expect(await open.findByText('Bedöms')).toBeTruthy();
    const all = open.getByRole('link', { name: 'Alla 1' });
    expect(all.getAttribute('href')).toContain('status=in.(new,triage,ongoing,learning)');
  });

  it('shows the risks of the latest year, and says that every system is classified', async () => {
    const { asked } = await showPage(StartPage, '/start', answers);
    expect(await screen.findByRole('link', { name: 'Intrång' })).toBeTruthy();
    expect(asked.find((one) => one.path === '/api/v1/risks')?.query.get('year')).toBe('eq.2025');
    expect(await screen.findByText('Alla system är klassade')).toBeTruthy();
  });

  it('tells what the report of the year after the last frozen lacks', async () => {
    await showPage(StartPage, '/start', answers);
    const lacks = within(await panel('Det här saknas i rapporten'));
    expect(await lacks.findByText('1 av 2 texter är skrivna.')).toBeTruthy();
    const link = lacks.getByRole('link', { name: '8 system saknar klassning' });
    expect(link.getAttribute('href')).toBe('/registers/systems?authority=UTB&classified_on=is.null');
  });

  it('lets one part fail by itself', async () => {
    await showPage(StartPage, '/start', answers);
    // Nobody answers for the figures here.
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('/api/v1/figures');
    expect(await screen.findByText('Försenad 3 dagar')).toBeTruthy();
  });
});

describe('the start page of an employee', () => {
  const employee = {
    ...testSession,
    account: { ...testSession.account, kind: 'employee' as const, authority: 'UTB' },
  };

  it('asks for the own reports and nothing else', async () => {
    const reports = () => ({
      items: [
        {
          reference: 'INC-2026-0041',
          at: '2026-11-20T08:12:00Z',
          title: 'Tappad telefon',
          what: '…',
          status: { code: 'ongoing', label: { sv: 'Pågår', en: 'Ongoing' } },
        },
      ],
    });
    const { asked } = await showPage(
      StartPage,
      '/start',
      { 'GET /api/v1/incident-reports': reports },
      employee,
    );
    expect(await screen.findByText('Tappad telefon')).toBeTruthy();
    expect(screen.getByText('Pågår')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Rapportera en incident' }).getAttribute('href')).toBe(
      '/report-incident',
    );
    expect([...new Set(asked.map((one) => one.path))]).toEqual([
      '/api/v1/session',
      '/api/v1/incident-reports',
    ]);
  });
});
