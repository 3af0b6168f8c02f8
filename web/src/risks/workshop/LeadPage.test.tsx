import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, dialogCalled, json, showPage, testSession } from '@/app/test_page';
import LeadPage from './LeadPage';
import { led, ledRisk, shownRisk } from './specimen';

afterEach(cleanup);

const show = (answers: Answers, search = '') =>
  showPage(
    LeadPage,
    `/workshops/w1?authority=UTB${search}`,
    { 'GET /api/v1/risk-methods': () => ({ items: [] }), ...answers },
    testSession,
    '/workshops/$id',
  );
const at = 'GET /api/v1/workshops/w1';
const steps = 'POST /api/v1/workshops/w1/steps';
const consensus = 'POST /api/v1/workshops/w1/consensus';

describe('who leads a workshop', { timeout: 20_000 }, () => {
  it('shows the code, lets rate, and sees who has answered but not what', async () => {
    const { asked } = await show({
      [at]: () => led([ledRisk('a'), ledRisk('b')]),
      [steps]: () => led([ledRisk('a', { step: 'rating', rated: ['p2'] }), ledRisk('b')]),
    });
    expect(await screen.findByText('K7QF-2MX9')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Låt bedöma' }));
    await screen.findByText('1 av 3 har svarat');
    expect(asked.find(({ path }) => path.endsWith('/steps'))?.body).toEqual({ risk: 'a', step: 'rating' });
    const people = within(screen.getByRole('list', { name: '3 deltagare' })).getAllByRole('listitem');
    expect(people.map(({ textContent }) => textContent)).toEqual([
      'Anna, har inte svarat',
      'Bo, har svarat',
      'Cai, har inte svarat',
    ]);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('is proposed the median, and writes what was agreed on with who disagreed', async () => {
    const agreed = ledRisk('a', {
      step: 'agreed',
      consensus: { likelihood: 4, impact: 5, reason: 'Vi enades', disagreeing: ['p1'], by: 'a1', at: '' },
    });
    const { asked, where } = await show({
      [at]: () => led([shownRisk('a'), ledRisk('b')]),
      [consensus]: () => led([agreed, ledRisk('b')]),
    });
    const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Sannolikhet' });
    expect(select.value).toBe('3');
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Konsekvens' }).value).toBe('5');
    await userEvent.selectOptions(select, '4');
    await userEvent.type(screen.getByRole('textbox', { name: 'Skäl till bedömningen' }), 'Vi enades');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Anna' }));
    await userEvent.click(screen.getByRole('button', { name: 'Skriv in i risken' }));
    await screen.findByText('Höll inte med: Anna.');
    expect(asked.find(({ path }) => path.endsWith('/consensus'))?.body).toEqual({
      risk: 'a',
      version: 3,
      likelihood: 4,
      impact: 5,
      reason: 'Vi enades',
      disagreeing: ['p1'],
    });
    expect(where()).toContain('risk=a');
    await userEvent.click(screen.getByRole('link', { name: 'Nästa risk' }));
    await waitFor(() => expect(where()).toContain('risk=b'));
  });

  it('sees both versions of a risk that somebody else has changed, and loses nothing', async () => {
    const saved = { id: 'a', version: 9, likelihood: 3, impact: 1, reason: '' };
    const sent: unknown[] = [];
    await show({
      [at]: () => led([shownRisk('a')]),
      'GET /api/v1/risks/a': () => saved,
      [consensus]: ({ body }) => {
        sent.push(body);
        return sent.length === 1 ? json({ title: 'Ändrad' }, 412) : led([shownRisk('a')]);
      },
    });
    await userEvent.type(await screen.findByRole('textbox', { name: 'Skäl till bedömningen' }), 'Därför');
    await userEvent.click(screen.getByRole('button', { name: 'Skriv in i risken' }));
    const dialog = await dialogCalled('Någon annan har sparat under tiden');
    await userEvent.click(dialog.getByRole('radio', { name: '1 Lägst', hidden: true }));
    await userEvent.click(dialog.getByRole('button', { name: 'Fortsätt', hidden: true }));
    await userEvent.click(screen.getByRole('button', { name: 'Skriv in i risken' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]).toMatchObject({ version: 9, likelihood: 3, impact: 1, reason: 'Därför' });
  });

  it('closes it after a question', async () => {
    const { asked } = await show({
      [at]: () => led([ledRisk('a')]),
      [steps]: () => led([ledRisk('a')], { state: 'closed' }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Avsluta workshopen' }));
    const dialog = await dialogCalled('Avsluta workshopen?');
    await userEvent.click(dialog.getByRole('button', { name: 'Avsluta workshopen', hidden: true }));
    await screen.findByText('Workshopen är avslutad');
    expect(asked.find(({ path }) => path.endsWith('/steps'))?.body).toEqual({ step: 'closed' });
    expect(screen.queryByText('K7QF-2MX9')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Låt bedöma' })).toBeNull();
  });
});
