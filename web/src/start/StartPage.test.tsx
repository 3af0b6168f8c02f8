import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, showPage, testSession } from '@/app/test_page';
import StartPage from './StartPage';

afterEach(cleanup);

const panel = (name: string) => screen.findByRole('region', { name });
const page = (items: object[]) => ({ items, next: null, total: items.length });

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
    page(
      query.has('personal_data')
        ? [
            {
              id: 'i1',
              authority: 'UTB',
              title: 'Fel mottagare',
              discovered_at: new Date(Date.now() - 70.5 * 3_600_000).toISOString(),
              reported_to_imy: null,
            },
            {
              id: 'i2',
              authority: 'UTB',
              title: 'Anmäld',
              discovered_at: '2026-01-01T00:00:00Z',
              reported_to_imy: true,
            },
          ]
        : [],
    ),
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

  it('counts down the 72 hours of what is not reported to IMY', async () => {
    await showPage(StartPage, '/start', answers);
    const waiting = within(await panel('Personuppgiftsincidenter att bedöma'));
    expect(await waiting.findByText('1 timme kvar av 72')).toBeTruthy();
    expect(waiting.queryByText('Anmäld')).toBeNull();
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
