import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Answers, dialogCalled, json, showPage, testSession } from '@/app/test_page';
import ListPage from '../ListPage';
import RecordPage from '../RecordPage';
import { task, tasks, unitId, units } from '../specimen';
import { grounds } from './specimen';

configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });

const may = (secrecy: ('read' | 'write')[]) => ({
  ...testSession,
  roles: [],
  authorities: [
    {
      id: unitId,
      code: 'UTB',
      name: 'Utbildningsnämnden',
      may: { task: ['read', 'write', 'export'], secrecy } as never,
    },
  ],
});
const path = `/api/v1/tasks/${task(1).id}`;
const masking = { ground: '18:13', label: 'OSL 18 kap. 13 §' };
const mark = {
  field: 'title',
  ...masking,
  note: 'skälet',
  by: 'kim',
  at: '2026-01-02T09:00:00Z',
  by_itself: false,
};
const masked = { ...task(1), title: null, masked: { title: masking } };

const answers: Answers = {
  'GET /api/v1/registers': () => ({ items: [units, tasks] }),
  'GET /api/v1/secrecy-grounds': () => ({ items: grounds }),
  [`GET /api/v1/units/${unitId}`]: () => ({ id: unitId, name: 'Skolan', code: 'SK' }),
  'GET /api/v1/tasks': () => ({ items: [masked, task(2)], next: 'k2', total: 2, names: {} }),
  [`GET ${path}`]: ({ query }) => ({
    ...(query.get('secrets') === 'shown' ? task(1) : masked),
    secrecy: [mark],
    names: {},
  }),
  [`GET ${path}/references`]: () => ({ items: [] }),
  [`GET ${path}/history`]: () => ({ items: [], names: {} }),
};

const record = (session = may(['read', 'write']), more: Answers = {}) =>
  showPage(
    RecordPage,
    `/registers/tasks/${task(1).id}`,
    { ...answers, ...more },
    session,
    '/registers/$register/$id',
  );

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(cleanup);

it('what is secret is asked for only when somebody wants to see it, and hidden again', async () => {
  const user = userEvent.setup();
  const { asked } = await record();
  const secret = () => asked.filter((one) => one.query.get('secrets') === 'shown');
  await screen.findByText('En del av posten är under sekretess');
  expect(await screen.findAllByText(/OSL 18 kap. 13 §, Risk- och sårbarhetsanalyser/)).not.toHaveLength(0);
  expect(screen.queryByText('Uppgift 1')).toBeNull();
  expect(secret()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Visa det som är under sekretess' }));
  expect(await screen.findAllByText('Uppgift 1')).not.toHaveLength(0);
  expect(secret().map((one) => one.path)).toContain(path);
  await user.click(screen.getByRole('button', { name: 'Dölj igen' }));
  await waitFor(() => expect(screen.queryByText('Uppgift 1')).toBeNull());
});

it('who may not see it is told so, and offered nothing', async () => {
  await record(may([]), { [`GET ${path}`]: () => ({ ...masked, names: {} }) });
  await screen.findByText(/Din roll ger inte rätt att läsa det/);
  expect(screen.queryByRole('button', { name: /sekretess/i })).toBeNull();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Sekretess');
});

it('a mark is set over the version that was read, and a clash is settled by the person', async () => {
  const user = userEvent.setup();
  const put: unknown[] = [];
  let version = 1;
  await record(may(['read', 'write']), {
    [`GET ${path}`]: () => ({
      ...masked,
      version,
      secrecy: version === 1 ? [mark] : [{ ...mark, note: 'deras' }],
      names: {},
    }),
    [`PUT ${path}/secrecy`]: ({ body, headers }) => {
      put.push([headers.get('If-Match'), body]);
      if (version === 1) {
        version = 2;
        return json({ title: 'changed', code: 'record.changed' }, 412);
      }
      return { marks: [mark], version: 3 };
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Ändra sekretess' }));
  const dialog = await dialogCalled('Sekretess för Sekretess (UPG-2026-0001)');
  const note = dialog.getByLabelText(/^Anteckning/);
  await user.clear(note);
  await user.type(note, 'mitt');
  await user.click(dialog.getByRole('button', { name: 'Spara', hidden: true }));
  const clash = await dialogCalled('Någon annan har sparat under tiden');
  expect(clash.getByText(/deras/)).toBeTruthy();
  await user.click(clash.getByRole('button', { name: 'Fortsätt', hidden: true }));
  const again = await dialogCalled('Sekretess för Sekretess (UPG-2026-0001)');
  await user.click(again.getByRole('button', { name: 'Spara', hidden: true }));
  const sent = { marks: [{ field: 'title', ground: '18:13', note: 'mitt' }] };
  await waitFor(() =>
    expect(put).toEqual([
      ['"1"', sent],
      ['"2"', sent],
    ]),
  );
});

it('in a list it is never an empty cell; the next page is not fetched ahead where it is shown', async () => {
  const { asked } = await showPage(
    ListPage,
    '/registers/tasks?secrets=shown',
    answers,
    may(['read']),
    '/registers/$register',
  );
  const table = await screen.findByRole('table', { name: 'Uppgifter' });
  expect(within(table).getByRole('link', { name: 'Sekretess (UPG-2026-0001)' })).toBeTruthy();
  await screen.findByText(/Det antecknas i händelseloggen att du har sett det/);
  expect(asked.some((one) => one.query.get('secrets') === 'shown')).toBe(true);
  expect(asked.some((one) => one.query.get('after') === 'k2')).toBe(false);
});

it('a file is masked where nothing else was chosen', async () => {
  const user = userEvent.setup();
  await showPage(ListPage, '/registers/tasks?secrets=shown', answers, may(['read']), '/registers/$register');
  await user.click(await screen.findByRole('button', { name: 'CSV' }));
  const dialog = await dialogCalled('Ladda ned listan som CSV');
  const link = () => dialog.getByRole('link', { name: 'Ladda ned', hidden: true }).getAttribute('href');
  expect(link()).not.toContain('secrets');
  await user.click(dialog.getByRole('radio', { name: /^Med det/, hidden: true }));
  expect(link()).toContain('secrets=shown');
});
