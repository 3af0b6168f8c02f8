import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { RiskMethod, Settings } from '@/api/settings';
import { type Answers, dialogCalled, json, showPage, testSession } from '@/app/test_page';
import SettingsPage from './SettingsPage';

const level = (value: number) => ({ value, sv: `nivå ${value}`, en: `level ${value}` });
const method = (name: string, threshold = 9): RiskMethod => ({
  name,
  label: { sv: `Metod ${name}`, en: `Method ${name}` },
  threshold,
  likelihood: [level(1), level(5)],
  impact: [level(1), level(5)],
});
const settings = (threshold = 9, kinds = ['nämnd']): Settings => ({
  risk_methods: [method('VoR', threshold), method('*')],
  obligatory_practices: ['Incidenthantering'],
  authority_kinds: kinds,
});

const get = 'GET /api/v1/settings';
const put = 'PUT /api/v1/settings';
const kept = (version: string, of = settings(), own = true) =>
  json({ own, settings: of }, 200, { ETag: `"${version}"` });
const show = (answers: Answers, session = testSession) =>
  showPage(SettingsPage, '/administration/settings', answers, session);

const threshold = () => screen.getAllByLabelText<HTMLInputElement>(/^Åtgärd krävs från riskvärde/)[0];
const write = async (value: string) => {
  await screen.findAllByLabelText(/^Åtgärd krävs från riskvärde/);
  const field = threshold();
  if (field) fireEvent.change(field, { target: { value } });
};
const review = () => userEvent.click(screen.getByRole('button', { name: 'Granska och spara' }));
const save = async () => {
  const dialog = await dialogCalled('Spara ändringarna?');
  await userEvent.click(dialog.getByText('Spara och räkna om'));
};

afterEach(cleanup);

describe('the settings', () => {
  it('are saved over the version that was read, after showing what changes', async () => {
    let saved = settings();
    const { asked } = await show({
      [get]: () => kept('a', saved),
      [put]: ({ body }) => {
        saved = (body as { settings: Settings }).settings;
        return { changed_records: 12 };
      },
    });
    await write('12');
    await review();
    const dialog = await dialogCalled('Spara ändringarna?');
    expect(dialog.getByRole('row', { name: 'VoR: åtgärd från 9 12', hidden: true })).toBeTruthy();
    await save();
    await screen.findAllByText('Sparat. 12 poster fick nya värden.');
    const sent = asked.find((one) => one.method === 'PUT');
    expect(sent?.headers.get('If-Match')).toBe('"a"');
    expect(sent?.body).toEqual({ settings: settings(12) });
  });

  it('are not saved with a fault', async () => {
    const { asked } = await show({ [get]: () => kept('a') });
    await write('26');
    await review();
    expect(await screen.findByRole('link', { name: 'Skriv ett heltal från 1 till 25.' })).toBeTruthy();
    expect(asked.some((one) => one.method === 'PUT')).toBe(false);
  });

  it('keep what is typed where somebody else saved, upon what was saved', async () => {
    let version = 'a';
    let theirs = settings();
    const { asked } = await show({
      [get]: () => kept(version, theirs),
      [put]: ({ headers }) =>
        headers.get('If-Match') === '"b"'
          ? { changed_records: 0 }
          : json({ title: 'Ändrad', code: 'settings.changed' }, 412),
    });
    await write('12');
    version = 'b';
    theirs = settings(9, ['nämnd', 'bolag']);
    await review();
    await save();
    const conflict = await dialogCalled('Någon annan har sparat under tiden');
    expect(conflict.getByRole('row', { name: 'Slag av myndighet – bolag', hidden: true })).toBeTruthy();
    await userEvent.click(conflict.getByText('Lägg mina ändringar ovanpå'));
    await waitFor(() => expect(screen.getByDisplayValue('bolag')).toBeTruthy());
    expect(threshold()?.value).toBe('12');
    await review();
    await save();
    await waitFor(() => expect(asked.filter((one) => one.method === 'PUT')).toHaveLength(2));
    expect(asked.filter((one) => one.method === 'PUT')[1]?.body).toEqual({
      settings: settings(12, ['nämnd', 'bolag']),
    });
  });

  it('go back to the product’s own', async () => {
    const { asked } = await show({ [get]: () => kept('a'), [put]: () => ({ changed_records: 0 }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Återgå till produktens egna' }));
    const dialog = await dialogCalled('Återgå till produktens egna värden?');
    await userEvent.click(dialog.getByText('Återgå till produktens egna'));
    await waitFor(() => expect(asked.find((one) => one.method === 'PUT')?.body).toEqual({ settings: null }));
  });

  it('can only be read by whoever is bound to one authority', async () => {
    const bound = { ...testSession, account: { ...testSession.account, authority: 'UTB' } };
    await show({ [get]: () => kept('a') }, bound);
    await screen.findByText(/Du kan läsa men inte ändra/);
    expect(threshold()?.readOnly).toBe(true);
    expect(screen.queryByRole('button', { name: 'Granska och spara' })).toBeNull();
  });
});
