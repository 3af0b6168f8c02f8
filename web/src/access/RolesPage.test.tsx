import { cleanup, configure, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answers, dialogCalled, json, showPage } from '@/app/test_page';
import GiveRolePage from './GiveRolePage';
import RolesPage from './RolesPage';
import { administratorSession, assignment, specimenMatrix, specimenRoles } from './specimen';

configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });

const all = [
  assignment('1', { name: 'Anna Berg' }),
  assignment('2', { name: 'Bo Alm', role: 'isam', unit: { id: 'u', code: 'F', name: 'Förskolan' } }),
];

const accounts = [
  { id: 'a-1', login: '1', name: 'Anna Berg', disabled_at: null },
  { id: 'a-3', login: 'cecilia', name: 'Cecilia Dal', disabled_at: null },
];

const answers: Answers = {
  'GET /api/v1/roles': () => ({ items: specimenRoles }),
  'GET /api/v1/matrix': () => specimenMatrix,
  'GET /api/v1/registers': () => ({ items: [] }),
  'GET /api/v1/accounts': () => ({ items: accounts }),
  'GET /api/v1/assignments': () => ({ items: all }),
};

const show = (search: string, more: Answers = {}) =>
  showPage(RolesPage, `/administration/roles${search}`, { ...answers, ...more }, administratorSession);

const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});
afterEach(cleanup);

describe('the assigned roles', () => {
  it('are found by name, in the address', async () => {
    const { where } = await show('');
    expect(await screen.findByText('Förskolan och allt under')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Sök på namn'), 'anna');
    await waitFor(() => expect(screen.queryByText('Bo Alm')).toBeNull());
    expect(where()).toBe('/administration/roles?name=anna');
  });

  it('say what they mean, and end after a question', async () => {
    const { asked } = await show('', { 'DELETE /api/v1/assignments/2': () => undefined });
    await press('Visa mer om Informationssäkerhetssamordnare, Bo Alm');
    const meaning = 'Bo Alm får läsa och ändra alla register i Förskolan och allt under.';
    expect(await screen.findByText(meaning)).toBeTruthy();
    await press('Avsluta Informationssäkerhetssamordnare, Bo Alm');
    expect(asked.some((one) => one.method === 'DELETE')).toBe(false);
    const question = await dialogCalled('Avsluta rollen Informationssäkerhetssamordnare för Bo Alm?');
    await userEvent.click(question.getByText('Avsluta'));
    await waitFor(() => expect(asked.some((one) => one.method === 'DELETE')).toBe(true));
  });

  it('say why one cannot end, and stay', async () => {
    const refusal = { title: 'Ingen kvar', detail: 'Då kan ingen ändra rollerna.', code: 'matrix.lockout' };
    await show('', { 'DELETE /api/v1/assignments/1': () => json(refusal, 409) });
    await press('Visa mer om Dataskyddsombud, Anna Berg');
    await press('Avsluta Dataskyddsombud, Anna Berg');
    const question = await dialogCalled('Avsluta rollen Dataskyddsombud för Anna Berg?');
    await userEvent.click(question.getByText('Avsluta'));
    expect(await question.findByText('Då kan ingen ändra rollerna.')).toBeTruthy();
  });

  it('are stood in for by somebody else, and not without a last day', async () => {
    const { asked } = await show('');
    await press('Visa mer om Dataskyddsombud, Anna Berg');
    await press('Låt någon vara ersättare i Dataskyddsombud');
    await userEvent.type(await screen.findByRole('combobox', { name: 'Vem' }), 'a');
    const box = await screen.findByRole('listbox', { name: 'Vem' });
    // Who has the role is not offered.
    await waitFor(() => expect(box.textContent).toBe('Cecilia Dalcecilia'));
    await userEvent.keyboard('{Enter}');
    await press('Spara ersättare');
    const lacks = 'Välj en sista dag: en ersättare har alltid ett slut.';
    expect(await screen.findByRole('link', { name: lacks })).toBeTruthy();
    expect(asked.some((one) => one.method === 'POST')).toBe(false);
  });
});

describe('a role to give', () => {
  it('says what lacks, and then what it means', async () => {
    const given = assignment('9', { account: 'a-3', name: 'Cecilia Dal' });
    const { asked, where } = await showPage(
      GiveRolePage,
      '/administration/roles/new?account=a-3',
      { ...answers, 'POST /api/v1/assignments': () => json(given, 201) },
      administratorSession,
    );
    await press('Ge rollen');
    expect(await screen.findByRole('link', { name: 'Fyll i roll.' })).toBeTruthy();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /^Roll/ }), 'dpo');
    expect(await screen.findByText('Cecilia Dal får läsa risker i hela Utbildningsnämnden.')).toBeTruthy();
    await userEvent.click(screen.getByLabelText('Hela staden'));
    await press('Ge rollen');
    const order = { account: 'a-3', role: 'dpo', authority: null };
    await waitFor(() => expect(asked.find((one) => one.method === 'POST')?.body).toEqual(order));
    await waitFor(() => expect(where()).toBe('/administration/users?user=a-3'));
  });
});
