import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RegisterRecord } from '@/api/types';
import { Page } from '@/app/Page';
import { type Answers, dialogCalled, json, showPage, testSession } from '@/app/test_page';
import IncidentPart from './IncidentPart';
import { dueAt, dutiesOf, duty, events, incident, incidents, notices, step } from './specimen';

// A busy machine takes its time.
configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 30_000 });

const path = '/api/v1/incidents/i1';

const hour = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour + 30_000).toISOString();

const imy = duty('gdpr_33', {
  label: { sv: 'Anmälan till IMY', en: 'Report to IMY' },
  missing: ['registered'],
  clock: dueAt(inHours(50)),
  form: 'imy',
  verified: false,
});
const final = duty('csl_final', {
  label: { sv: 'Slutrapport', en: 'Final report' },
  holder: { kind: 'legal_person', code: 'KS', name: 'Exempelstads kommun', mine: false },
  clock: dueAt(inHours(700), { works_towards: '2026-12-20', last_lawful: '2026-12-21' }),
});
const police = duty('police', { applies: 'no', label: { sv: 'Polisanmälan', en: 'Police' } });

const usual = dutiesOf({ duties: [final, imy, police], owed: ['gdpr_33'] });

const answers: Answers = {
  'GET /api/v1/registers': () => ({ items: [incidents, notices, events] }),
  'GET /api/v1/accounts': () => ({ items: [] }),
  [`GET ${path}/duties`]: () => usual,
  [`GET ${path}/links`]: () => ({ items: [] }),
};

function show(search = '', given: Answers = {}, record: RegisterRecord = incident()) {
  const at = { register: 'incidents', id: record.id, authority: 'UTB' };
  const page = () => (
    <Page title="USB-minne borta">
      <IncidentPart register={incidents} at={at} record={record} secrets="masked" title="USB-minne borta" />
    </Page>
  );
  return showPage(page, `/registers/incidents/i1${search}`, { ...answers, ...given }, testSession);
}

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
});

afterEach(cleanup);

describe('the page of an incident', () => {
  it('tells how far it has come, what is lacking and how long is left', async () => {
    await show();
    const stages = await screen.findByRole('list', { name: 'Incidentens steg' });
    expect(within(stages).getByText('Bedöms').closest('li')?.getAttribute('aria-current')).toBe('step');
    expect(within(stages).getByText('Ny').closest('li')?.getAttribute('data-state')).toBe('done');
    const clocks = screen.getByRole('heading', { name: 'Närmaste tidsfrister' }).closest('section');
    const [first, second] = within(clocks ?? document.body).getAllByRole('listitem');
    expect(first?.textContent).toContain('Anmälan till IMY2 dygn 2 h kvar');
    expect(second?.textContent).toMatch(
      /Arbeta mot .*20 december 2026.*Sista lagliga dag .*21 december 2026/,
    );
    expect(screen.getByText('Det som saknas för att gå vidare')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Till ongoing' })).toBeNull();
  });

  it('shows the duties with provision, holder, recipient and source, and why one does not apply', async () => {
    await show();
    const card = (await screen.findByRole('heading', { level: 3, name: 'Anmälan till IMY' })).closest('li');
    const duties = within(card ?? document.body);
    expect(duties.getByText('GDPR, artikel 33.1')).toBeTruthy();
    expect(duties.getByText('Utbildningsnämnden (ni)')).toBeTruthy();
    expect(duties.getByText('Ej kontrollerad mot källan')).toBeTruthy();
    expect(screen.getByText('Exempelstads kommun (juridisk person)')).toBeTruthy();
    expect(screen.getByText('Därför att police.').closest('details')?.textContent).toContain(
      'Gäller inte, och varför (1)',
    );
    const table = screen.getByRole('table', { name: 'Tröskelvärden och incidentens siffror' });
    expect(within(table).getByText('812')).toBeTruthy();
    expect(screen.getByText(/3 incidenter .* 812 registrerade/)).toBeTruthy();
  });

  it('asks for a fact where the duty misses it, and keeps what is written when it is refused', async () => {
    const user = userEvent.setup();
    const { asked } = await show('', {
      [`PATCH ${path}`]: () =>
        json({ title: 'Nej', errors: [{ pointer: '/registered', detail: 'För många.' }] }, 422),
    });
    await user.click(await screen.findByRole('button', { name: 'Fyll i (Anmälan till IMY)' }));
    const dialog = await dialogCalled('Fyll i det som saknas');
    const number = dialog.getByLabelText('Antal registrerade');
    await user.type(number, '812');
    await user.click(dialog.getByText('Spara'));
    await dialog.findAllByText(/För många\./);
    expect(number).toHaveProperty('value', '812');
    const sent = asked.find(({ method }) => method === 'PATCH');
    expect(sent?.body).toEqual({ registered: 812 });
    expect(sent?.headers.get('If-Match')).toBe('"3"');
  });

  it('takes the step that is allowed, with the version that was read', async () => {
    const user = userEvent.setup();
    const after = dutiesOf({ incident: { ...usual.incident, status: 'ongoing', version: 4 }, steps: [] });
    let now = dutiesOf({ steps: [step('ongoing')] });
    const { asked } = await show('', {
      [`GET ${path}/duties`]: () => now,
      [`POST ${path}/steps`]: () => {
        now = after;
        return { record: incident({ status: 'ongoing', version: 4 }), duties: after };
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Till ongoing' }));
    await waitFor(() =>
      expect(
        screen.getByText('Pågår', { selector: 'li *' }).closest('li')?.getAttribute('aria-current'),
      ).toBe('step'),
    );
    expect(asked.find((one) => one.path.endsWith('/steps'))?.body).toEqual({ to: 'ongoing', version: 3 });
  });

  it('says what a refused step lacks', async () => {
    const user = userEvent.setup();
    await show('', {
      [`GET ${path}/duties`]: () => dutiesOf({ steps: [step('ongoing')] }),
      [`POST ${path}/steps`]: () => json({ title: 'Steget går inte', detail: 'Fyll i: Plats.' }, 422),
    });
    await user.click(await screen.findByRole('button', { name: 'Till ongoing' }));
    expect(await screen.findByText('Fyll i: Plats.')).toBeTruthy();
  });
});

describe('the first question', () => {
  const unanswered = dutiesOf({ sensitive: null, incident: { ...usual.incident, status: 'new' } });

  it('comes before all others, and takes the details out with a yes after a question', async () => {
    const user = userEvent.setup();
    const { asked } = await show(
      '',
      {
        [`GET ${path}/duties`]: () => unanswered,
        [`PATCH ${path}`]: () => incident({ sensitive: 'yes', description: null, version: 4 }),
      },
      incident({ sensitive: null, status: 'new' }),
    );
    expect(await screen.findByText(/^Rör händelsen säkerhetskänslig verksamhet/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Fyll i uppgifterna' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Svara' }));
    expect(screen.getByText('Välj ett svar.')).toBeTruthy();
    await user.click(screen.getByLabelText('Ja'));
    await user.click(screen.getByRole('button', { name: 'Svara' }));
    const question = await dialogCalled('Ta bort detaljerna ur incidenten?');
    expect(question.getByText(/De här fälten töms: Vad hände\./)).toBeTruthy();
    expect(asked.some(({ method }) => method === 'PATCH')).toBe(false);
    await user.click(question.getByText('Töm fälten och spara svaret'));
    await waitFor(() =>
      expect(asked.find(({ method }) => method === 'PATCH')?.body).toEqual({
        description: null,
        sensitive: 'yes',
      }),
    );
  });

  it('names whom to call, and what does not apply, where the answer was yes', async () => {
    const chief = duty('security_protection', { recipient: { sv: 'Säkerhetsskyddschefen', en: 'SPO' } });
    await show('', { [`GET ${path}/duties`]: () => dutiesOf({ sensitive: 'yes', duties: [chief] }) });
    expect(await screen.findByText('Kontakta genast: Säkerhetsskyddschefen')).toBeTruthy();
    expect(screen.getByText(/gäller inte för den delen/)).toBeTruthy();
  });
});

describe('what if', () => {
  it('shows the duties now and then, and saves nothing', async () => {
    const user = userEvent.setup();
    const { asked } = await show('?what_if=true', {
      [`POST ${path}/what-if`]: () => ({
        ...usual,
        duties: [{ ...police, applies: 'yes', because: { sv: 'Brott.', en: 'Crime.' } }, imy],
        changed: ['police'],
      }),
    });
    await user.selectOptions(await screen.findByLabelText('Lägg till en uppgift'), 'Antal registrerade');
    expect(screen.getByText('Nu: inget angivet')).toBeTruthy();
    await user.type(screen.getByLabelText('Antal registrerade'), '9');
    const table = await screen.findByRole('table', { name: 'Skyldigheter nu och då' });
    const row = within(table).getByRole('rowheader', { name: 'Polisanmälan' }).closest('tr');
    expect(row?.textContent).toContain('Gäller inteDärför att police.GällerBrott.');
    expect(screen.getByText('1 skyldighet ändras.')).toBeTruthy();
    const tried = asked.filter((one) => one.path.endsWith('/what-if'));
    expect(tried.at(-1)?.body).toEqual({ facts: { registered: 9 } });
    expect(asked.some(({ method }) => method === 'PATCH')).toBe(false);
  });
});

describe('a form', () => {
  const filled = {
    form: {
      id: 'imy',
      label: { sv: 'IMY:s e-formulär', en: 'IMY' },
      duty: 'gdpr_33',
      recipient: { sv: 'IMY', en: 'IMY' },
      address: 'imy.se',
      source: { sv: 'IMY', en: 'IMY' },
      valid_from: '2026-01-01',
      verified: false,
    },
    fields: [
      formLine('name', 'Personuppgiftsansvarig', { value: 'Utbildningsnämnden' }),
      formLine('registered', 'Antal', { fact: 'registered', missing: true, required: true }),
      formLine('postal', 'Postadress', { required: true, missing: true, earlier: 'Torget 1' }),
    ],
    previous: null,
  };

  function formLine(id: string, sv: string, facts: object) {
    const none = { number: null, value: '', fact: null, missing: false, required: false, help: null };
    return { id, label: { sv, en: sv }, earlier: null, ...none, ...facts };
  }

  it('names what is lacking, takes words of one’s own, and is kept as it was sent', async () => {
    const user = userEvent.setup();
    const { asked } = await show('?part=reports&form=imy', {
      [`GET ${path}/forms/imy`]: () => filled,
      [`POST ${path}/notices`]: () => json({ id: 'n1' }, 201),
    });
    expect(await screen.findByText('Det här saknas')).toBeTruthy();
    expect(screen.getByText('I förra rapporten: Torget 1')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Kopiera (Personuppgiftsansvarig)' })).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Postadress' }), 'Gatan 2');
    expect(screen.queryByRole('link', { name: 'Postadress' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Antal' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Hämta som PDF' }).getAttribute('href')).toBe(
      '/api/v1/incidents/i1/forms/imy?authority=UTB&format=pdf',
    );
    await user.click(screen.getByRole('button', { name: 'Markera som skickad' }));
    const dialog = await dialogCalled('Markera IMY:s e-formulär som skickad');
    await user.type(dialog.getByLabelText('Mottagarens ärendenummer eller kvitto'), 'IMY-7');
    await user.click(dialog.getByText('Spara'));
    await waitFor(() => expect(asked.some((one) => one.path.endsWith('/notices'))).toBe(true));
    expect(asked.find((one) => one.path.endsWith('/notices'))?.body).toMatchObject({
      duty: 'gdpr_33',
      form: 'imy',
      content: { name: 'Utbildningsnämnden', postal: 'Gatan 2' },
      receipt: 'IMY-7',
    });
  });
});

describe('other authorities', () => {
  it('are informed of exactly what the preview shows', async () => {
    const user = userEvent.setup();
    const { asked } = await show('?part=others', {
      [`GET ${path}/passes`]: () => ({ items: [] }),
      [`POST ${path}/passes`]: () => ({ items: [] }),
    });
    await user.click(await screen.findByRole('button', { name: 'Informera andra myndigheter' }));
    const dialog = await dialogCalled('Informera andra myndigheter');
    await user.click(dialog.getByText('Lämna'));
    expect(dialog.getByRole('link', { name: 'Välj minst en myndighet.', hidden: true })).toBeTruthy();
    await user.click(dialog.getByLabelText('Socialnämnden'));
    const preview = dialog.getByRole('region', { name: 'Det här lämnas, och inget annat', hidden: true });
    expect(preview.textContent).toContain('RubrikUSB-minne borta');
    expect(preview.textContent).not.toContain('Tappat på bussen');
    await user.click(dialog.getByText('Lämna'));
    await waitFor(() =>
      expect(asked.some(({ method, path: to }) => method === 'POST' && to.endsWith('/passes'))).toBe(true),
    );
    expect(asked.find(({ method, path: to }) => method === 'POST' && to.endsWith('/passes'))?.body).toEqual({
      kind: 'inform',
      to: ['SOC'],
      facts: ['title', 'sensitive', 'personal_data'],
      note: '',
    });
  });
});

describe('an incident that is like another', () => {
  it('is left alone once it is a part of the other: no clocks, no steps, and the way back', async () => {
    const user = userEvent.setup();
    const { asked } = await show(
      '',
      { [`POST ${path}/unmerge`]: () => ({}) },
      incident({ merged_into: 'i2', archived_at: '2026-11-21T08:00:00Z' }),
    );
    await screen.findByRole('tab', { name: 'Skyldigheter' });
    expect(screen.queryByRole('heading', { name: 'Nästa steg' })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'Närmaste tidsfrister' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Skilj dem åt igen' }));
    await waitFor(() => expect(asked.some((one) => one.path === `${path}/unmerge`)).toBe(true));
  });

  it('is merged after a question, and parted again', async () => {
    const user = userEvent.setup();
    const other = {
      id: 'i2',
      reference: 'INC-2026-0042',
      title: 'Minne funnet',
      discovered_at: '2026-11-20T08:00:00Z',
      likeness: 0.83,
      because: { sv: 'Samma dag.', en: 'Same day.' },
    };
    const { asked } = await show('?part=similar', {
      [`GET ${path}/similar`]: () => ({ same: [other], recurring: [] }),
      [`POST ${path}/merge`]: () => ({ into: incident({ title: 'Minne funnet' }) }),
      [`POST ${path}/unmerge`]: () => ({}),
    });
    expect(await screen.findByText(/^83\s% lika: Samma dag\.$/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Slå ihop (Minne funnet)' }));
    const question = await dialogCalled('Slå ihop med Minne funnet?');
    await user.click(question.getByText('Slå ihop'));
    await user.click(await screen.findByRole('button', { name: 'Ångra' }));
    await waitFor(() => expect(asked.some((one) => one.path === `${path}/unmerge`)).toBe(true));
    expect(asked.find((one) => one.path === `${path}/merge`)?.body).toEqual({ into: 'i2', version: 3 });
  });
});
