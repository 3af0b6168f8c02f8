import { cleanup, configure, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action, May } from '@/api/access';
import { type Answers, dialogCalled, showPage, testSession } from '@/app/test_page';
import ListPage from './ListPage';
import RecordPage from './RecordPage';
import { task, tasks, unitId, units } from './specimen';

configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });

const names = { [unitId]: 'Skolan' };
const oneTask = `/api/v1/tasks/${task(1).id}`;

const sessionWith = (actions: Action[], more: May = {}) => ({
  ...testSession,
  roles: [],
  authorities: [
    { id: unitId, code: 'UTB', name: 'Utbildningsnämnden', may: { task: actions, ...more } },
    { id: 'u2', code: 'SOC', name: 'Socialnämnden', may: {} },
  ],
});

const record = (part: object): Answers => ({
  'GET /api/v1/registers': () => ({ items: [units, tasks] }),
  [`GET ${oneTask}`]: () => ({ ...task(1), owner: 'UTB', names, ...part }),
  [`GET ${oneTask}/references`]: () => ({ items: [] }),
  [`GET ${oneTask}/history`]: () => ({ items: [], names: {} }),
});

const open = (actions: Action[], answers: Answers) =>
  showPage(
    RecordPage,
    `/registers/tasks/${task(1).id}?authority=UTB`,
    answers,
    sessionWith(actions),
    '/registers/$register/$id',
  );

const items = [
  { ...task(1), owner: 'UTB' },
  { ...task(2), authority: 'SOC', owner: 'SOC' },
];

const list = (actions: Action[], more: May = {}) =>
  showPage(
    ListPage,
    '/registers/tasks?authority=UTB',
    {
      'GET /api/v1/registers': () => ({ items: [units, tasks] }),
      'GET /api/v1/tasks': () => ({ items, next: null, names }),
    },
    sessionWith(actions, more),
    '/registers/$register',
  );

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(cleanup);

describe('a list', () => {
  it('offers who only reads nothing that changes', async () => {
    await list(['read']);
    await screen.findByRole('link', { name: 'Uppgift 1' });
    expect(screen.queryByRole('link', { name: 'Ny' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Importera' })).toBeNull();
    expect(screen.queryByLabelText('Markera Uppgift 1')).toBeNull();
    expect(screen.queryByRole('link', { name: 'CSV' })).toBeNull();
  });

  it('offers what one may', async () => {
    await list(['read', 'write', 'export'], { imports: ['read', 'write'] });
    await userEvent.click(await screen.findByLabelText('Markera Uppgift 1'));
    expect(screen.getByRole('link', { name: 'Ny' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Importera' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'CSV' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Ändra …' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Arkivera' })).toBeNull();
  });

  it('shows what others share, with whose it is, and changes none of it', async () => {
    const { asked, where } = await list(['read', 'write', 'archive']);
    await userEvent.selectOptions(await screen.findByLabelText('Vems'), 'with');
    await waitFor(() => expect(where()).toContain('shared=with'));
    expect(await screen.findByText('Delas av Socialnämnden')).toBeTruthy();
    expect(screen.queryByLabelText('Markera Uppgift 1')).toBeNull();
    const lists = asked.filter((one) => one.path === '/api/v1/tasks');
    expect(lists.at(-1)?.query.get('shared')).toBe('with');
  });
});

describe('a record', () => {
  it('of another authority says whose it is, and cannot be changed', async () => {
    const all: Action[] = ['read', 'write', 'archive', 'administer'];
    const { asked } = await open(all, record({ authority: 'SOC', owner: 'SOC' }));
    expect(await screen.findByText(/Posten hör till Socialnämnden/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Redigera' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Arkivera' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Ändra delning' })).toBeNull();
    expect(asked.some((one) => one.path.endsWith('/history'))).toBe(false);
  });

  it('is shared with named authorities, and not with nobody by mistake', async () => {
    let shared: string[] = [];
    const { asked } = await open(['read', 'administer'], {
      ...record({}),
      [`GET ${oneTask}`]: () => ({ ...task(1), owner: 'UTB', names, shared }),
      [`PUT ${oneTask}/sharing`]: ({ body }) => {
        shared = (body as { with: string[] }).with;
        return { owner: 'UTB', shared };
      },
    });
    expect(await screen.findByText('Delas inte med någon annan myndighet.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Ändra delning' }));
    const dialog = await dialogCalled('Dela Uppgift 1');
    await userEvent.click(dialog.getByLabelText('Vissa myndigheter'));
    await userEvent.click(dialog.getByText('Spara'));
    expect(await dialog.findByText('Välj minst en myndighet.')).toBeTruthy();
    expect(asked.some((one) => one.method === 'PUT')).toBe(false);
    await userEvent.click(dialog.getByLabelText('Socialnämnden'));
    await userEvent.click(dialog.getByText('Spara'));
    await waitFor(() => expect(shared).toEqual(['SOC']));
    expect((await screen.findAllByText('Delas med Socialnämnden.')).length).toBeGreaterThan(0);
  });

  it('is changed and archived only by who may', async () => {
    await open(['read', 'write'], record({}));
    expect(await screen.findByRole('link', { name: 'Redigera' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Arkivera' })).toBeNull();
  });
});
