import { cleanup, configure, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Action } from '@/api/access';
import { type Answers, dialogCalled, json, showPage, testSession } from '@/app/test_page';
import { tasks } from '@/registers/specimen';
import PersonDataPage from './PersonDataPage';
import PersonsPage from './PersonsPage';
import { personId, specimenPerson, specimenRemoval, taskId } from './specimen';

configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });
afterEach(cleanup);

const sessionWith = (persons: Action[]) => ({
  ...testSession,
  roles: [],
  authorities: testSession.authorities.map((one) => ({
    ...one,
    may: { persons, trail: ['read'] as Action[], task: ['read'] as Action[] },
  })),
});
const all = sessionWith(['read', 'write']);

const hits = {
  items: [
    { id: personId, kind: 'record', name: 'Hodan Nguyen', number: 'R0100908', login: null, archived: true },
  ],
};
const page = `/api/v1/persons-data/${personId}`;

const answers: Answers = {
  'GET /api/v1/registers': () => ({ items: [tasks] }),
  'GET /api/v1/roles': () => ({ items: [{ code: 'dpo', label: { sv: 'Dataskyddsombud', en: '' } }] }),
  'GET /api/v1/persons-data': () => hits,
  [`GET ${page}`]: () => specimenPerson,
};

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('finding a person', () => {
  const show = (search = '', more: Answers = {}) =>
    showPage(PersonsPage, `/persons-data${search}`, { ...answers, ...more }, all);

  it('asks only when the name is written to its end, within the authority', async () => {
    const { asked, where } = await show();
    expect(screen.getByText('Vem gäller det?')).toBeTruthy();
    await userEvent.type(screen.getByRole('searchbox'), 'hodan');
    expect(asked.some(({ path }) => path === '/api/v1/persons-data')).toBe(false);
    await press('Sök');
    const link = await screen.findByRole('link', { name: 'Hodan Nguyen' });
    expect(link.getAttribute('href')).toMatch(new RegExp(`^/persons-data/${personId}`));
    expect(screen.getByText('Avslutad')).toBeTruthy();
    expect(where()).toBe('/persons-data?q=hodan');
    const query = asked.find(({ path }) => path === '/api/v1/persons-data')?.query;
    expect(Object.fromEntries(query ?? [])).toEqual({ q: 'hodan', authority: 'UTB' });
  });

  it('says where it looked when nobody was found', async () => {
    await show('?q=zzz', { 'GET /api/v1/persons-data': () => ({ items: [], more: false }) });
    expect(await screen.findByText('Ingen hittades')).toBeTruthy();
    expect(screen.getByText(/Utbildningsnämnden söks igenom/)).toBeTruthy();
  });
});

const show = (search = '', more: Answers = {}, who = all) =>
  showPage(
    PersonDataPage,
    `/persons-data/${personId}${search}`,
    { ...answers, ...more },
    who,
    '/persons-data/$id',
  );

describe('what is held about a person', () => {
  it('stands register by register with why, and what is uncertain', async () => {
    const { asked } = await show();
    expect(await screen.findByRole('heading', { level: 2, name: 'Uppgifter' })).toBeTruthy();
    expect(asked.find(({ path }) => path === page)?.query.get('authority')).toBe('UTB');
    expect(screen.getByText('Varför: Säger vem som ansvarar.')).toBeTruthy();
    const first = await screen.findByRole('link', { name: 'Läs logg 0' });
    expect(first.getAttribute('href')).toMatch(new RegExp(`^/registers/tasks/${taskId}`));
    expect((await screen.findAllByText('Klar')).length).toBe(10);
    expect(screen.getAllByText('Osäkert: bara namnet stämmer')).toHaveLength(1);
    expect(screen.getByText(/flera heter så/)).toBeTruthy();
    await press('Visa alla 12');
    expect(screen.getByRole('link', { name: 'Läs logg 11' })).toBeTruthy();
    expect(screen.getByText('De första 12 finns här och i filen.')).toBeTruthy();
  });

  it('tells of accounts, of the trail and of texts', async () => {
    await show();
    expect(await screen.findByText('Dataskyddsombud, från 2026-01-01')).toBeTruthy();
    const events = screen.getByRole('link', { name: '3 händelser som personen gjorde' });
    expect(events.getAttribute('href')).toBe('/trail?authority=UTB&account=a7');
    expect(screen.queryByText(/om personen$/)).toBeNull();
    expect(screen.getByText('Ledningens genomgång 2024').parentElement?.textContent).toContain('Fryst år');
    expect(await screen.findByRole('link', { name: 'Läs loggen' })).toBeTruthy();
    expect(screen.getByText('Uppgift: Anteckning')).toBeTruthy();
  });

  it('is downloaded by who may read it, and removed by nobody who may not', async () => {
    await show('', {}, sessionWith(['read']));
    const file = await screen.findByRole('link', { name: 'Ladda ned allt som JSON' });
    expect(file.getAttribute('href')).toBe(`${page}/export?authority=UTB`);
    expect(screen.queryByRole('link', { name: 'Radera uppgifter …' })).toBeNull();
  });

  it('is said to be gone where it is', async () => {
    await show('', { [`GET ${page}`]: () => json({ title: 'Finns inte', code: 'person.not_found' }, 404) });
    expect(await screen.findByRole('heading', { level: 1, name: 'Personen finns inte' })).toBeTruthy();
  });
});

describe('a removal', () => {
  const remove = (done: (body: unknown) => unknown): Answers => ({
    [`POST ${page}/removal`]: ({ body }) =>
      (body as { preview?: boolean }).preview ? specimenRemoval : done(body),
  });

  it('shows first what goes and what stays, and does nothing', async () => {
    const { asked } = await show(
      '?part=removal',
      remove(() => json({}, 500)),
    );
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Radera uppgifter om Hodan Nguyen' }),
    ).toBeTruthy();
    expect(screen.getByText('Sammanlagt: 2 poster, 3 uppgifter och 1 konto.')).toBeTruthy();
    expect(screen.getByText('”Borttagen person”')).toBeTruthy();
    expect(await screen.findByText('Sökningen: Uppgifter')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 3, name: 'Spårets länkar' })).toBeTruthy();
    expect(screen.getByText('Uppgifter: Rubrik (1)')).toBeTruthy();
    expect(asked.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { preview: true },
    ]);
  });

  it('is done only when the name is written, and gives a receipt', async () => {
    const receipt = { id: 'r-17', at: '2026-11-21T08:00:00Z', by: 'isam', sequence: 40 };
    const removal = { ...specimenRemoval, preview: false, confirm: null, receipt };
    const { asked } = await show(
      '?part=removal',
      remove(() => removal),
    );
    await press('Radera uppgifterna …');
    const question = await dialogCalled('Radera uppgifterna om Hodan Nguyen?');
    const box = question.getByLabelText('Skriv personens namn för att bekräfta: Hodan Nguyen');
    await userEvent.type(box, 'hodan');
    await userEvent.click(question.getByText('Radera'));
    expect(question.getByText(/^Namnet stämmer inte/)).toBeTruthy();
    expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(1);
    await userEvent.clear(box);
    await userEvent.type(box, 'Hodan Nguyen');
    await userEvent.click(question.getByText('Radera'));
    expect(await screen.findByRole('heading', { level: 1, name: 'Uppgifterna är raderade' })).toBeTruthy();
    expect(screen.getByText('r-17')).toBeTruthy();
    expect(screen.getByText('Kim Ek')).toBeTruthy();
    const orders = asked.filter(({ method }) => method === 'POST').map(({ body }) => body);
    expect(orders).toEqual([{ preview: true }, { confirm: 'Hodan Nguyen' }]);
  });

  it('says why it was refused, and can be tried again', async () => {
    const refusal = { title: 'Det går inte', detail: 'Den sista som sköter rollerna.', code: 'account.last' };
    await show(
      '?part=removal',
      remove(() => json(refusal, 409)),
    );
    await press('Radera uppgifterna …');
    const question = await dialogCalled('Radera uppgifterna om Hodan Nguyen?');
    await userEvent.type(question.getByLabelText(/^Skriv personens namn/), 'Hodan Nguyen');
    await userEvent.click(question.getByText('Radera'));
    expect(await question.findByText('Den sista som sköter rollerna.')).toBeTruthy();
    await waitFor(() => expect(question.getByText('Radera').closest('button')?.disabled).toBe(false));
  });

  it('is not offered to who may only read', async () => {
    const { asked } = await show('?part=removal', {}, sessionWith(['read']));
    expect(await screen.findByText(/^Ingen av dina roller räcker/)).toBeTruthy();
    expect(asked.some(({ method }) => method === 'POST')).toBe(false);
  });
});
