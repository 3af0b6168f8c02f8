import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MatrixRoles } from '@/api/matrix';
import { type Answers, dialogCalled, json, showPage } from '@/app/test_page';
import MatrixPage from './MatrixPage';
import { administratorSession, specimenMatrix, specimenRoles } from './specimen';

configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });

const wide = (matches: boolean) => () => ({
  matches,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
});

beforeEach(() => vi.stubGlobal('matchMedia', wide(false)));
afterEach(cleanup);

const show = (search: string, answers: Answers = {}, session = administratorSession) =>
  showPage(
    MatrixPage,
    `/administration/matrix${search}`,
    {
      'GET /api/v1/roles': () => ({ items: specimenRoles }),
      'GET /api/v1/matrix': () => specimenMatrix,
      ...answers,
    },
    session,
  );

const cell = (start: string) => screen.findByRole('button', { name: new RegExp(`^${start}`) });

/** Lets the DPO change risks in the part that is assigned. */
async function changeOne() {
  await userEvent.click(await cell('Dataskyddsombud, Risker'));
  const dialog = await dialogCalled('Dataskyddsombud: Risker');
  await userEvent.selectOptions(dialog.getByLabelText('Ändra'), 'assigned');
  await userEvent.click(dialog.getByText('Klar'));
}

async function review() {
  await userEvent.click(screen.getByRole('button', { name: 'Granska och spara' }));
  return dialogCalled('Spara matrisen?');
}

async function saveAll() {
  const question = await review();
  await userEvent.click(question.getByText('Spara'));
  return question;
}

describe('the matrix', () => {
  it('is a table that is read cell by cell, and not changed by who may not', async () => {
    await show('?edit=true', {}, { ...administratorSession, roles: [] });
    const row = (await screen.findByRole('rowheader', { name: 'Incidenter' })).closest('tr');
    if (!row) throw new Error('no row');
    const [, dpo] = within(row).getAllByRole('cell');
    expect(dpo?.textContent).toContain('läsa: allt; ändra: del');
    expect(screen.queryByRole('button', { name: 'Ändra matrisen' })).toBeNull();
    expect(within(row).queryByRole('button')).toBeNull();
  });

  it('is moved about in by arrow keys, with one stop for Tab', async () => {
    await show('?edit=true');
    const first = await cell('Informationssäkerhetssamordnare, Risker');
    first.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Dataskyddsombud, Incidenter/);
    expect(document.querySelectorAll('td button[tabindex="0"]')).toHaveLength(1);
  });

  it('shows what changes before it is saved, over the version that was read', async () => {
    let version = '';
    let sent: MatrixRoles = {};
    const { asked } = await show('?edit=true', {
      'PUT /api/v1/matrix': ({ headers, body }) => {
        version = headers.get('If-Match') ?? '';
        sent = (body as { roles: MatrixRoles }).roles;
        return { ...specimenMatrix, version: 4, own: true, roles: sent };
      },
    });
    await changeOne();
    expect(asked.some((one) => one.method === 'PUT')).toBe(false);
    expect((await cell('Dataskyddsombud, Risker')).getAttribute('aria-label')).toMatch(/\(ändrad\)$/);
    const question = await review();
    const shown = question.getAllByRole('row', { hidden: true }).map((row) => row.textContent);
    expect(shown.at(-1)).toBe('DataskyddsombudRiskerÄndraIngetDel');
    await userEvent.click(question.getByText('Spara'));
    await screen.findAllByText('Matrisen är sparad med 1 ändring.');
    expect(version).toBe('"3"');
    expect(await screen.findByText('Egen matris')).toBeTruthy();
    expect(sent.dpo?.risk).toEqual({ read: 'assigned', write: 'assigned' });
    expect(sent.isam).toEqual(specimenMatrix.roles.isam);
  });

  it('says in words that nobody would be left, and keeps what was changed', async () => {
    const refusal = { title: 'Ingen kvar', detail: 'Då kan ingen ändra matrisen.', code: 'matrix.lockout' };
    await show('?edit=true', { 'PUT /api/v1/matrix': () => json(refusal, 409) });
    await changeOne();
    const question = await saveAll();
    expect(await question.findByText('Då kan ingen ändra matrisen.')).toBeTruthy();
    await userEvent.click(question.getByText('Avbryt'));
    expect(screen.getByText('1 ändring')).toBeTruthy();
  });

  it('lets choose where somebody else has changed the same right', async () => {
    const dpo = { risk: { read: 'assigned', write: 'authority' } };
    const theirs = { ...specimenMatrix, version: 4, roles: { ...specimenMatrix.roles, dpo } };
    let kept: unknown = specimenMatrix;
    await show('?edit=true', {
      'GET /api/v1/matrix': () => kept,
      'PUT /api/v1/matrix': () => {
        kept = theirs;
        return json({ title: 'Ändrad', code: 'matrix.changed' }, 412);
      },
    });
    await changeOne();
    await saveAll();
    const conflict = await dialogCalled('Någon annan har sparat under tiden');
    expect(conflict.getByText('Dataskyddsombud, Risker, ändra')).toBeTruthy();
    expect(conflict.getByLabelText('Del')).toHaveProperty('checked', true);
    await userEvent.click(conflict.getByLabelText('Allt'));
    await userEvent.click(conflict.getByText('Fortsätt'));
    await waitFor(() => expect(screen.queryByText('1 ändring')).toBeNull());
    expect((await cell('Dataskyddsombud, Risker')).getAttribute('aria-label')).toContain('ändra: allt');
  });

  it('opens one role at a time on a phone, in the address', async () => {
    vi.stubGlobal('matchMedia', wide(true));
    const { where } = await show('?role=isam');
    const table = (role: string) => screen.queryByRole('table', { name: `${role}: Register` });
    await waitFor(() => expect(table('Informationssäkerhetssamordnare')).toBeTruthy());
    await userEvent.click(screen.getByRole('button', { name: 'Dataskyddsombud' }));
    await waitFor(() => expect(table('Dataskyddsombud')).toBeTruthy());
    expect(table('Informationssäkerhetssamordnare')).toBeNull();
    expect(where()).toBe('/administration/matrix?role=dpo');
  });
});
