import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answers, json, showPage, testSession } from '@/app/test_page';
import ListPage from './ListPage';
import NewPage from './NewPage';
import RecordPage from './RecordPage';
import { task, tasks, unitId, units } from './specimen';

// A busy machine takes its time.
configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });

const session = {
  ...testSession,
  authorities: [{ id: unitId, code: 'UTB', name: 'Utbildningsnämnden' }],
};

const names = { [unitId]: 'Skolan' };

const answers: Answers = {
  'GET /api/v1/registers': () => ({ items: [units, tasks] }),
  [`GET /api/v1/units/${unitId}`]: () => ({ id: unitId, name: 'Skolan', code: 'SK' }),
  'GET /api/v1/tasks': ({ query }) =>
    query.has('count')
      ? { items: [], next: null, total: 1234 }
      : { items: [task(1), task(2), task(3)], next: 'k2', names },
};

const oneTask = '/api/v1/tasks/' + task(1).id;

const aTask: Answers = {
  ...answers,
  [`GET ${oneTask}`]: () => ({ ...task(1), names }),
  [`GET ${oneTask}/references`]: () => ({ items: [] }),
  [`GET ${oneTask}/history`]: () => ({ items: [], names: {} }),
};

const list = (search = '', given = answers) =>
  showPage(ListPage, `/registers/tasks${search}`, given, session, '/registers/$register');

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

afterEach(cleanup);

describe('a list', () => {
  it('asks for what the address says, and shows its conditions in plain words', async () => {
    const { asked } = await list(
      `?authority=UTB&status=in.(open,done)&weight=gte.2&unit=under.${unitId}&odd=eq.1`,
    );
    await screen.findByRole('link', { name: 'Uppgift 1' });
    const page = asked.find((one) => one.path === '/api/v1/tasks' && !one.query.has('count'));
    expect(page?.query.get('status')).toBe('in.(open,done)');
    expect(page?.query.get('fields')).toBe('title,year,status,weight');
    const filters = screen.getByRole('region', { name: 'Filter' });
    expect(within(filters).getByText('Status: Pågår eller Klar')).toBeTruthy();
    expect(within(filters).getByText('Vikt: minst 2')).toBeTruthy();
    expect(await within(filters).findByText('Enhet: Skolan med allt under')).toBeTruthy();
    expect(within(filters).getByText('odd: eq.1')).toBeTruthy();
    expect(await screen.findAllByText(/1.234 poster/)).not.toHaveLength(0);
  });

  it('takes a condition away', async () => {
    const user = userEvent.setup();
    const { where } = await list('?status=eq.open&weight=gte.2');
    await user.click(await screen.findByRole('button', { name: 'Ta bort filtret Status: Pågår' }));
    await waitFor(() => expect(where()).toBe('/registers/tasks?weight=gte.2'));
  });

  it('adds a condition by its field’s own control', async () => {
    const user = userEvent.setup();
    const { where } = await list();
    await user.click(await screen.findByRole('button', { name: 'Lägg till filter' }));
    await user.selectOptions(screen.getByLabelText('Fält'), 'Status');
    await user.click(screen.getByLabelText('Klar'));
    await user.click(screen.getByRole('button', { name: 'Visa' }));
    await waitFor(() => expect(where()).toBe('/registers/tasks?status=eq.done'));
  });

  it('sorts by a heading, and the other way the second time', async () => {
    const user = userEvent.setup();
    const { where } = await list();
    const heading = () => screen.getByRole('columnheader', { name: 'Rubrik' });
    await screen.findByRole('table');
    expect(heading().getAttribute('aria-sort')).toBe('none');
    await user.click(screen.getByRole('button', { name: 'Rubrik' }));
    await waitFor(() => expect(heading().getAttribute('aria-sort')).toBe('ascending'));
    await user.click(screen.getByRole('button', { name: 'Rubrik' }));
    await waitFor(() => expect(heading().getAttribute('aria-sort')).toBe('descending'));
    expect(where()).toBe('/registers/tasks?sort=-title');
  });

  it('goes on from where the page ended', async () => {
    const user = userEvent.setup();
    const { where } = await list('?status=eq.open');
    await user.click(await screen.findByRole('link', { name: 'Nästa' }));
    await waitFor(() => expect(where()).toBe('/registers/tasks?status=eq.open&after=k2'));
    await user.click(await screen.findByRole('button', { name: 'Föregående' }));
    await waitFor(() => expect(where()).toBe('/registers/tasks?status=eq.open'));
  });

  it('searches while one writes', async () => {
    const user = userEvent.setup();
    const { where } = await list();
    await user.type(await screen.findByLabelText('Sök i Uppgifter'), 'öva mer');
    await waitFor(() => expect(where()).toBe('/registers/tasks?q=%C3%B6va+mer'));
    expect(screen.getByLabelText('Sök i Uppgifter')).toHaveProperty('value', 'öva mer');
  });

  it('changes many at once, and back', async () => {
    const user = userEvent.setup();
    const batches: unknown[] = [];
    const { asked } = await list('', {
      ...answers,
      'POST /api/v1/tasks/batch': ({ body }) => {
        batches.push(body);
        return { changed: 2, unchanged: 0 };
      },
    });
    await user.click(await screen.findByLabelText('Markera Uppgift 1'));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByLabelText('Markera Uppgift 2'));
    await user.keyboard('{/Shift}');
    await user.click(screen.getByRole('button', { name: 'Ändra …' }));
    await user.selectOptions(screen.getByLabelText('Fält'), 'Status');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Klar');
    await user.click(screen.getByRole('button', { name: 'Fortsätt' }));
    expect(screen.getByText('Ändra 2 poster?')).toBeTruthy();
    await user.click(screen.getByText('Ändra', { selector: 'button' }));
    await screen.findAllByText('2 poster är ändrade.');
    const records = [
      { id: task(1).id, version: 1 },
      { id: task(2).id, version: 2 },
    ];
    expect(batches).toEqual([{ records, set: { status: 'done' } }]);
    await user.click(screen.getByRole('button', { name: 'Ångra' }));
    await waitFor(() => expect(batches).toHaveLength(2));
    const after = records.map(({ id, version }) => ({ id, version: version + 1 }));
    expect(batches[1]).toEqual({ records: after, set: { status: 'open' } });
    expect(asked.filter((one) => one.method === 'POST')).toHaveLength(2);
  });

  it('says that the address is bad, and how to get on', async () => {
    const user = userEvent.setup();
    const { where } = await list('?weight=gte.x&sort=title', {
      ...answers,
      'GET /api/v1/tasks': ({ query }) =>
        query.has('weight')
          ? json({ title: 'Fel', detail: 'Vikt: skriv ett heltal.' }, 400)
          : { items: [], next: null },
    });
    expect(await screen.findByText('Vikt: skriv ett heltal.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Visa listan utan filter' }));
    await waitFor(() => expect(where()).toBe('/registers/tasks'));
    expect(await screen.findByText('Här finns inget än')).toBeTruthy();
  });
});

describe('a form', () => {
  const open = (given: Answers) =>
    showPage(NewPage, '/registers/tasks/new', given, session, '/registers/$register/new');

  it('says what is wrong beside the field and in a summary', async () => {
    const user = userEvent.setup();
    const { asked } = await open(answers);
    await user.type(await screen.findByLabelText('Vikt'), '7');
    await user.tab();
    expect(await screen.findByText('Skriv ett heltal från 1 till 5.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Skapa' }));
    const link = await screen.findByRole('link', { name: 'Vikt: Skriv ett heltal från 1 till 5.' });
    expect(screen.getByRole('link', { name: 'Fyll i Rubrik.' })).toBeTruthy();
    await user.click(link);
    expect(document.activeElement).toBe(screen.getByLabelText('Vikt'));
    expect(asked.filter((one) => one.method === 'POST')).toEqual([]);
  });

  it('shows the server’s faults at their fields and keeps what was written', async () => {
    const user = userEvent.setup();
    const keys: (string | null)[] = [];
    await open({
      ...answers,
      'POST /api/v1/tasks': ({ headers }) => {
        keys.push(headers.get('Idempotency-Key'));
        return json({ title: 'Fel', errors: [{ detail: 'Rubrik: finns redan.', pointer: '/title' }] }, 422);
      },
    });
    await user.type(await screen.findByLabelText('Rubrik'), 'Öva');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findAllByText('Rubrik: finns redan.')).toHaveLength(2);
    expect(screen.getByLabelText('Rubrik')).toHaveProperty('value', 'Öva');
    await user.click(screen.getByRole('button', { name: 'Skapa' }));
    await waitFor(() => expect(keys).toHaveLength(2));
    expect(keys[0]).toBe(keys[1]);
  });
});

describe('a record', () => {
  const open = (given: Answers, search = '') =>
    showPage(
      RecordPage,
      `/registers/tasks/${task(1).id}${search}`,
      given,
      session,
      '/registers/$register/$id',
    );

  it('is read with names for what it leads to', async () => {
    await open(aTask);
    expect(await screen.findByRole('link', { name: 'Skolan' })).toBeTruthy();
    expect(screen.getByText('UPG-2026-0001')).toBeTruthy();
    expect(screen.getByText('Inte angivet')).toBeTruthy();
  });

  it('sends only what is changed, with the version that was read', async () => {
    const user = userEvent.setup();
    const { asked } = await open(
      { ...aTask, [`PATCH ${oneTask}`]: () => task(1, { weight: 4 }) },
      '?edit=true',
    );
    const weight = await screen.findByLabelText('Vikt');
    await user.clear(weight);
    await user.type(weight, '4');
    await user.click(screen.getByRole('button', { name: 'Spara' }));
    await screen.findAllByText('Sparat. Ändrat: Vikt.');
    const sent = asked.find((one) => one.method === 'PATCH');
    expect(sent?.body).toEqual({ weight: 4 });
    expect(sent?.headers.get('If-Match')).toBe('"1"');
    expect(await screen.findByRole('link', { name: 'Redigera' })).toBeTruthy();
  });

  it('shows both versions when somebody else has saved, and saves over the new one', async () => {
    const user = userEvent.setup();
    let saved = task(1);
    const { asked } = await open(
      {
        ...aTask,
        [`GET ${oneTask}`]: () => ({ ...saved, names }),
        [`PATCH ${oneTask}`]: ({ headers }) =>
          headers.get('If-Match') === '"1"' ? json({ code: 'record.changed' }, 412) : saved,
      },
      '?edit=true',
    );
    const weight = await screen.findByLabelText('Vikt');
    await user.clear(weight);
    await user.type(weight, '4');
    await user.type(screen.getByLabelText('Anteckning'), 'Min');
    saved = { ...task(1, { weight: 5, status: 'done' }), version: 2 };
    await user.click(screen.getByRole('button', { name: 'Spara' }));
    expect(await screen.findByLabelText('4')).toBeTruthy();
    await user.click(screen.getByLabelText('5'));
    await user.click(screen.getByText('Fortsätt', { selector: 'button' }));
    await waitFor(() => expect(weight).toHaveProperty('value', '5'));
    await user.click(screen.getByRole('button', { name: 'Spara' }));
    await screen.findAllByText('Sparat. Ändrat: Anteckning.');
    const last = asked.filter((one) => one.method === 'PATCH').at(-1);
    expect(last?.body).toEqual({ note: 'Min' });
    expect(last?.headers.get('If-Match')).toBe('"2"');
  });
});
