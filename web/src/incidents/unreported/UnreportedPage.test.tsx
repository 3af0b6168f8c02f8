import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, type Asked, showPage } from '@/app/test_page';
import { chooseKeys } from '@/app/keys_choice';
import { someCandidates, someEstimate } from './specimen';
import UnreportedPage from './UnreportedPage';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const saved = ({ body }: Asked) => ({ id: 'x', authority: 'UTB', version: 2, ...(body as object) });

const answers: Answers = {
  'GET /api/v1/incident-unreported': () => someEstimate,
  'GET /api/v1/desk-cases/candidates': () => someCandidates,
  'PATCH /api/v1/desk-cases/1': saved,
  'PATCH /api/v1/desk-cases/2': saved,
  'GET /api/v1/units': () => ({ items: [], next: null }),
};

const show = (own: Answers = {}) => showPage(UnreportedPage, '/x?year=2026', { ...answers, ...own });
const press = (key: string) => fireEvent.keyDown(document.body, { key });
const changes = (asked: Asked[]) =>
  asked
    .filter((one) => one.method === 'PATCH')
    .map((one) => [one.path.split('/').at(-1), one.headers.get('If-Match'), one.body]);

describe('what nobody has reported', () => {
  it('is said in a sentence, with its interval and what it assumes', async () => {
    await show();
    expect(await screen.findByText(someEstimate.sentence.sv)).toBeTruthy();
    expect(screen.getByText('Kända händelser: 80')).toBeTruthy();
    expect(screen.getByText('Mellan 95 och 166 (95 % konfidens)')).toBeTruthy();
    expect(screen.getByText('Listorna är oberoende av varandra.')).toBeTruthy();
    const both = screen.getByRole('link', { name: 'Finns i båda: 20' });
    expect(decodeURIComponent(both.getAttribute('href') ?? '')).toBe(
      '/registers/incidents?authority=UTB&unit=under.UTB&has.desk_case.incident=(match=eq.same)',
    );
  });

  it('is not said below seven in common, and why', async () => {
    const refused = { ...someEstimate, both: 6, estimate: null, refused: 'overlap' };
    await show({ 'GET /api/v1/incident-unreported': () => refused });
    expect(await screen.findByText(/Under sju gemensamma händelser håller inget intervall/)).toBeTruthy();
    expect(screen.queryByText(/konfidens/)).toBeNull();
  });

  it('tells what to do first where there is no list', async () => {
    await show({ 'GET /api/v1/incident-unreported': () => ({ ...someEstimate, desk: 0, undecided: 0 }) });
    expect(await screen.findByText('Servicedeskens lista saknas för 2026')).toBeTruthy();
    const link = screen.getByRole('link', { name: 'Importera servicedeskens lista' });
    expect(link.getAttribute('href')).toBe('/imports/new?as=desk-cases');
  });
});

describe('comparing', () => {
  it('shows a case beside its reports and goes on to the next when one is chosen', async () => {
    const { asked } = await show();
    expect(await screen.findByText('Borttappad dator')).toBeTruthy();
    expect(screen.getByText('Likhet 83 %')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Samma händelse som INC-7' }));
    expect(await screen.findByText('Mejl till fel skola')).toBeTruthy();
    const reports = within(screen.getByRole('list', { name: 'Rapporter som liknar ärendet' }));
    for (const reference of ['INC-8', 'INC-9'])
      expect(reports.getByRole('button', { name: `Samma händelse som ${reference}` })).toBeTruthy();
    expect(reports.getAllByRole('button')).toHaveLength(2);
    expect(changes(asked)).toEqual([['2', '"1"', { match: 'same', incident: '7' }]]);
  });

  it('is answered by J and N, and taken back', async () => {
    const { asked } = await show();
    await screen.findByText('Borttappad dator');
    press('n');
    await screen.findByText('Mejl till fel skola');
    press('j');
    await waitFor(() => expect(changes(asked)).toHaveLength(2));
    expect(changes(asked)).toEqual([
      ['2', '"1"', { match: 'other' }],
      ['1', '"1"', { match: 'same', incident: '8' }],
    ]);
    await screen.findByText('Skrivaren larmar');
    expect(screen.getByText('Ingen rapport liknar ärendet.')).toBeTruthy();
    press('j');
    expect(changes(asked)).toHaveLength(2);
    await userEvent.click(screen.getAllByRole('button', { name: 'Ångra' })[1] as HTMLElement);
    expect(await screen.findByText('Mejl till fel skola')).toBeTruthy();
    expect(changes(asked).at(-1)).toEqual(['1', '"2"', { match: null, incident: null }]);
  });

  it('is not answered by a letter that leads elsewhere, nor where keys are chosen off', async () => {
    const { asked } = await show();
    await screen.findByText('Borttappad dator');
    press('g');
    press('n');
    chooseKeys(false);
    press('n');
    expect(changes(asked)).toEqual([]);
    chooseKeys(true);
    press('n');
    await waitFor(() => expect(changes(asked)).toHaveLength(1));
  });

  it('can be put off', async () => {
    await show();
    await screen.findByText('Borttappad dator');
    await userEvent.click(screen.getByRole('button', { name: 'Ta det senare' }));
    expect(await screen.findByText('Mejl till fel skola')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Ta det senare' }));
    expect(await screen.findByText('Skrivaren larmar')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Ta det senare' }));
    expect(await screen.findByText('Borttappad dator')).toBeTruthy();
  });
});
