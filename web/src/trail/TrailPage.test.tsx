import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answers, type Asked, dialogCalled, json, showPage } from '@/app/test_page';
import { tasks, units } from '@/registers/specimen';
import { event, sessionWith } from './specimen';
import TrailPage from './TrailPage';

configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(cleanup);

const head = 'ab'.repeat(32);
const settings = {
  risk_methods: [],
  obligatory_practices: [],
  authority_kinds: [],
  retention: { seen: 1825 },
};

const session = sessionWith({
  trail: ['read'],
  accounts: ['read'],
  report: ['read'],
  settings: ['read', 'write'],
});

const items = [
  event(12, { changes: { status: ['open', 'done'] } }),
  event(11, {
    kind: 'sign_in',
    type: 'session',
    action: 'sign_in',
    by: 'anna',
    account: 'a7',
    changes: { how: 'passkey' },
  }),
];

const answers: Answers = {
  'GET /api/v1/registers': () => ({ items: [units, tasks] }),
  'GET /api/v1/roles': () => ({ items: [] }),
  'GET /api/v1/accounts': () => ({
    items: [{ id: 'a7', login: 'anna', name: 'Anna Berg', disabled_at: '2026-11-01T00:00:00Z' }],
  }),
  [`GET /api/v1/tasks/${event(1).id}`]: () => ({ id: event(1).id, title: 'Läs loggen' }),
  'GET /api/v1/trail': () => ({ items, next: null }),
  'GET /api/v1/settings': () => json({ own: false, settings }, 200, { ETag: '"v1"' }),
};

const show = (search = '', more: Answers = {}, who = session) =>
  showPage(TrailPage, `/trail${search}`, { ...answers, ...more }, who);

const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const pages = (asked: Asked[]) =>
  asked.filter(({ path }) => path === '/api/v1/trail').map(({ query }) => query);

describe('the events', () => {
  it('say who did what to which record, with before and after folded up', async () => {
    await show();
    const link = await screen.findByRole('link', { name: 'Läs loggen' });
    expect(link.getAttribute('href')).toBe(`/registers/tasks/${event(1).id}`);
    expect(link.closest('li')?.textContent).toContain('Kim Ek ändrade Läs loggen');
    expect(await screen.findByText('Anna Berg', { selector: 'strong' })).toBeTruthy();
    expect(screen.getByRole('heading', { level: 2, name: /21 november 2026/ })).toBeTruthy();
    expect(screen.queryByText('Klar')).toBeNull();
    await userEvent.click(screen.getByText('Före och efter: Status'));
    expect(await screen.findByText('Klar')).toBeTruthy();
    expect(screen.getByText('Pågår')).toBeTruthy();
  });

  it('are asked for as the address says, and exported likewise', async () => {
    const { asked } = await show('?kind=seen&from=2026-11-01&type=task&account=a7');
    await screen.findByText('2 händelser visas.', { selector: 'span' });
    const wanted = { authority: 'UTB', kind: 'seen', from: '2026-11-01', type: 'task', account: 'a7' };
    expect(Object.fromEntries(pages(asked)[0] ?? [])).toEqual({ ...wanted, limit: '50' });
    const file = screen.getByRole('link', { name: 'Ladda ned som JSON-rader' }).getAttribute('href') ?? '';
    expect(file).toContain('/api/v1/trail/export?');
    expect(Object.fromEntries(new URLSearchParams(file.split('?')[1]))).toEqual(wanted);
  });

  it('are chosen by kind in the address', async () => {
    const { where } = await show();
    await userEvent.selectOptions(await screen.findByLabelText('Slag'), 'sign_in');
    await waitFor(() => expect(where()).toBe('/trail?kind=sign_in'));
  });

  it('go on with older ones, or past a change of thousands', async () => {
    const many = Array.from({ length: 50 }, (_, at) =>
      event(9, { ordinal: 999 - at, action: 'create', changes: { title: `Uppgift ${at}` } }),
    );
    const { asked } = await show('', {
      'GET /api/v1/trail': ({ query }) =>
        query.get('after') === '9.0'
          ? { items: [event(8, { changes: { title: ['A', 'Sist'] } })], next: null }
          : { items: many, next: '9.950' },
    });
    expect((await screen.findByText(/minst 50 poster/)).textContent).toContain('minst 50 poster i Uppgifter');
    await press('Hoppa över 950 till i samma ändring');
    expect(await screen.findByRole('link', { name: 'Sist' })).toBeTruthy();
    expect(pages(asked).at(-1)?.get('after')).toBe('9.0');
    expect(screen.getByText('Här börjar loggen.')).toBeTruthy();
  });

  it('say what to do where none match', async () => {
    const { where } = await show('?kind=seen', { 'GET /api/v1/trail': () => ({ items: [], next: null }) });
    await press('Rensa');
    await waitFor(() => expect(where()).toBe('/trail'));
  });

  it('of the city are not offered to who is bound to an authority', async () => {
    const bound = sessionWith({ trail: ['read'] }, false);
    await show('', {}, bound);
    await screen.findByLabelText('Slag');
    expect(screen.queryByLabelText('Vems händelser')).toBeNull();
    // Nor is a list of people asked for that would be refused.
    expect(screen.queryByRole('combobox', { name: 'Person' })).toBeNull();
  });
});

describe('the proof', () => {
  const chain = { sound: true, links: 12, head };
  const verification = (found: object) => ({
    'GET /api/v1/verification': () => ({ chain: found, items: [] }),
  });

  it('is worked out when somebody asks, and said in words', async () => {
    const { asked } = await show('?part=proof', verification(chain));
    expect(asked.some(({ path }) => path === '/api/v1/verification')).toBe(false);
    await press('Kontrollera');
    expect(await screen.findByText('Loggen är hel')).toBeTruthy();
    expect(screen.getByText(/Alla 12 länkar hänger ihop/)).toBeTruthy();
    expect(screen.getByText(head)).toBeTruthy();
  });

  it('compares with a head from a report, but not with what is none', async () => {
    const { asked } = await show('?part=proof', verification(chain));
    await userEvent.type(await screen.findByRole('textbox', { name: /^Huvud/ }), 'abc');
    await press('Kontrollera');
    expect(await screen.findByText(/^Ett huvud är 64 tecken/)).toBeTruthy();
    expect(asked.some(({ path }) => path === '/api/v1/verification')).toBe(false);
    await userEvent.clear(screen.getByRole('textbox', { name: /^Huvud/ }));
    await userEvent.type(screen.getByRole('textbox', { name: /^Huvud/ }), head);
    await press('Kontrollera');
    expect(await screen.findByText(/Huvudet ur rapporten finns i loggen/)).toBeTruthy();
    expect(asked.find(({ path }) => path === '/api/v1/verification')?.query.get('head')).toBe(head);
  });

  it('names the event that was changed, when and by whom', async () => {
    const fault = {
      sound: false,
      fault: 'händelsen har ändrats.',
      fault_kind: 'changed',
      fault_link: 9,
      fault_event: 3,
    };
    const { asked } = await show('?part=proof', {
      ...verification({ ...chain, ...fault }),
      'GET /api/v1/trail': ({ query }) => ({
        items: query.has('after') ? [event(9, { ordinal: 3, changes: { title: ['A', 'B'] } })] : [],
        next: null,
      }),
    });
    await press('Kontrollera');
    expect(await screen.findByText('Något har ändrats i efterhand')).toBeTruthy();
    const said = await screen.findByText('Så står det nu');
    await within(said.parentElement ?? document.body).findByText('Kim Ek');
    expect(said.parentElement?.textContent).toContain('2026-11-21 09:00: Kim Ek ändrade B');
    expect(pages(asked).some((query) => query.get('after') === '9.4')).toBe(true);
  });

  it('names the neighbours of what is missing', async () => {
    const fault = { sound: false, fault: 'länken saknas.', fault_kind: 'missing', fault_link: 9 };
    await show('?part=proof', {
      ...verification({ ...chain, ...fault }),
      'GET /api/v1/trail': ({ query }) => {
        const stands: Record<string, number> = { '10.0': 8, '9.0': 8, '10.1': 10 };
        const link = stands[query.get('after') ?? ''];
        return { items: link ? [event(link, { changes: { title: ['', `Ur ${link}`] } })] : [], next: null };
      },
    });
    await press('Kontrollera');
    expect((await screen.findByText('Närmast före')).parentElement?.textContent).toContain('Ur 8');
    expect(screen.getByText('Närmast efter').parentElement?.textContent).toContain('Ur 10');
    expect(screen.queryByText('Så står det nu')).toBeNull();
  });
});

describe('the retention', () => {
  const order = async () => {
    await userEvent.selectOptions(
      await screen.findByLabelText('Hur länge sparas Läst under sekretess'),
      '365',
    );
    await press('Granska och spara');
    return dialogCalled('Ändra hur länge händelser sparas?');
  };

  it('is changed after a question that says what is lost', async () => {
    const { asked } = await show('?part=retention', {
      'PUT /api/v1/settings': () => ({ changed_records: 0 }),
    });
    const question = await order();
    expect(question.getByText(/går inte att få tillbaka/)).toBeTruthy();
    expect(question.getByText('5 år')).toBeTruthy();
    expect(question.getByText('1 år')).toBeTruthy();
    await userEvent.click(question.getByText('Spara'));
    await screen.findByText('Sparat. Ändrat: läst under sekretess.', { selector: 'span' });
    const put = asked.find(({ method }) => method === 'PUT');
    expect(put?.headers.get('If-Match')).toBe('"v1"');
    expect(put?.body).toMatchObject({ settings: { ...settings, retention: { seen: 365, change: null } } });
  });

  it('shows both versions where somebody else saved in between, and keeps what one chose', async () => {
    let version = 1;
    const { asked } = await show('?part=retention', {
      'GET /api/v1/settings': () => {
        const retention = { seen: version === 1 ? 1825 : 730 };
        return json({ own: true, settings: { ...settings, retention } }, 200, { ETag: `"v${version}"` });
      },
      'PUT /api/v1/settings': ({ headers }) => {
        if (headers.get('If-Match') === '"v2"') return { changed_records: 0 };
        version = 2;
        return json({ title: 'Ändrat', code: 'settings.changed' }, 412);
      },
    });
    await userEvent.click((await order()).getByText('Spara'));
    const conflict = await dialogCalled('Någon annan har sparat under tiden');
    expect(conflict.getByText('2 år')).toBeTruthy();
    await userEvent.click(conflict.getByText('Fortsätt'));
    await press('Granska och spara');
    const question = await dialogCalled('Ändra hur länge händelser sparas?');
    expect(question.getByText('2 år')).toBeTruthy();
    await userEvent.click(question.getByText('Spara'));
    await waitFor(() => expect(asked.filter(({ method }) => method === 'PUT')).toHaveLength(2));
    expect(asked.findLast(({ method }) => method === 'PUT')?.body).toMatchObject({
      settings: { retention: { seen: 365 } },
    });
  });

  it('says beside the field that a number of days cannot be read', async () => {
    const { asked } = await show('?part=retention');
    await userEvent.selectOptions(await screen.findByLabelText('Hur länge sparas Uttag'), 'other');
    await userEvent.type(screen.getByLabelText('Dagar för Uttag'), '0');
    await press('Granska och spara');
    expect(
      await screen.findByRole('link', { name: 'Uttag: skriv ett heltal från 1 till 36525.' }),
    ).toBeTruthy();
    expect(asked.some(({ method }) => method === 'PUT')).toBe(false);
  });

  it('is only read by who may not change it', async () => {
    await show('?part=retention', {}, sessionWith({ trail: ['read'], settings: ['read'] }));
    expect(await screen.findByText(/^Du kan läsa men inte ändra/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Granska och spara' })).toBeNull();
    expect(screen.getByText('5 år')).toBeTruthy();
  });
});
