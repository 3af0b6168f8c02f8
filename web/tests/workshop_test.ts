import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoSidewaysScroll } from './support/accessible';
import { Caller } from './support/caller';
import { expectGoodColours } from './support/looks';
import { ringmurTold } from './support/program';
import type { Visitor } from './support/visitor';
import { visits } from './support/visits';

const { server, visit } = visits();

/** Beside those who have pages, eight who answer without one. */
const colleagues = Array.from({ length: 8 }, (_, index) => ({
  login: `kollega${index + 1}`,
  password: `åtta hästar drar vagn nummer ${index + 1}`,
}));

interface Answer {
  likelihood: number;
  impact: number;
}

/** What each of the eight answers; with 2 × 2 and 5 × 4 of the pages the middle is 3 × 4. */
const answers: Answer[] = [
  { likelihood: 1, impact: 1 },
  { likelihood: 2, impact: 3 },
  { likelihood: 3, impact: 3 },
  { likelihood: 3, impact: 4 },
  { likelihood: 3, impact: 4 },
  { likelihood: 3, impact: 4 },
  { likelihood: 4, impact: 5 },
  { likelihood: 4, impact: 5 },
];

interface Joined {
  id: string;
  risks: { id: string; step: string; spread: unknown; mine: Answer | null }[];
}

let callers: Caller[] = [];
let isam: Caller;
let risks: string[] = [];

beforeAll(async () => {
  for (const { login, password } of colleagues) {
    const words = ['user', 'create', login, '--name', `Kollega ${login.slice(-1)}`, '--kind', 'employee'];
    await ringmurTold(server().data, password, ...words, '--unit', 'UTB', '--password-stdin');
    callers.push(await Caller.signInAs(server(), { login, password }));
  }
  isam = await Caller.signIn(server(), 'isam');
  for (const event of ['Behörigheter ses inte över', 'Incidenter rapporteras inte']) {
    const { status, told } = await isam.ask('POST', '/api/v1/risks?authority=UTB', {
      analysis: 'Workshopen',
      year: 2026,
      event,
    });
    expect(status).toBe(201);
    risks.push((told as { id: string }).id);
  }
});
afterAll(() => {
  risks = [];
  callers = [];
});

/** From the menu to the workshop's page, with its code. */
async function takePart({ page }: Visitor, code: string) {
  await page.getByLabel('Kod').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Delta', exact: true }).click();
  await page.getByRole('heading', { name: 'Vänta på nästa risk' }).waitFor();
}

async function choose({ page }: Visitor, { likelihood, impact }: Answer) {
  await page
    .getByRole('group', { name: 'Hur sannolikt är det?' })
    .getByRole('radio', { name: new RegExp(`^${likelihood} `) })
    .check();
  await page
    .getByRole('group', { name: 'Hur allvarlig blir konsekvensen?' })
    .getByRole('radio', { name: new RegExp(`^${impact} `) })
    .check();
}

const send = async ({ page }: Visitor) => {
  await page.getByRole('button', { name: 'Skicka svaret' }).click();
  await page.getByRole('heading', { name: 'Ditt svar är inskickat' }).waitFor();
};

const spreadIn = async ({ page }: Visitor, axis: string) => {
  const table = page.getByRole('table', { name: `${axis}: så fördelar sig svaren` });
  await table.waitFor();
  return (await table.getByRole('cell').allInnerTexts()).map((text) => Number(text.trim())).reverse();
};

async function expectGood({ page }: Visitor, name: string) {
  await expectNoSidewaysScroll(page, name);
  await expectGoodColours(page, name);
}

/** Who leads chooses both risks and gets a code. */
async function begun(ingrid: Visitor): Promise<string> {
  const { page } = ingrid;
  await page.getByRole('button', { name: 'Markera alla' }).click();
  await page.getByText('2 risker är markerade').waitFor();
  await expectGood(ingrid, 'workshop-new');
  await page.getByRole('button', { name: 'Skapa workshopen' }).click();
  const band = page.getByRole('region', { name: 'Så deltar du' });
  const [code = ''] = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(await band.innerText()) ?? [];
  return code;
}

const mine = async (caller: Caller, id: string) =>
  (await caller.ask('GET', `/api/v1/workshops/${id}/mine?authority=UTB`)).told as Joined;

describe('a workshop', () => {
  it('lets ten rate at once unseen by each other, shows the spread, and writes what they agree on', async () => {
    const ingrid = await visit('isam', '/workshops?workshop=new&analysis=Workshopen&year=2026&authority=UTB');
    const code = await begun(ingrid);
    const id = new URL(ingrid.page.url()).pathname.split('/').at(-1) ?? '';
    expect(code).toHaveLength(9);

    const phone = { width: 375, height: 667, touch: true };
    const anna = await visit('employee', '/workshops/join', phone);
    const erik = await visit('teacher', '/', { width: 320, height: 640, touch: true });
    await expectGood(anna, 'workshop-join');
    await erik.page.getByRole('button', { name: 'Meny' }).click();
    await erik.page.getByRole('link', { name: 'Delta i en workshop' }).click();
    await Promise.all([takePart(anna, code), takePart(erik, code)]);
    const joined = await Promise.all(
      callers.map((caller) => caller.ask('POST', '/api/v1/workshops/join?authority=UTB', { code })),
    );
    expect(joined.map(({ status }) => status)).toEqual(callers.map(() => 200));
    await ingrid.page.getByRole('list', { name: '10 deltagare' }).waitFor();
    await expectGood(ingrid, 'workshop-led');

    await ingrid.page.getByRole('button', { name: 'Låt bedöma' }).click();
    const rated = new URL(ingrid.page.url()).searchParams.get('risk') ?? '';
    expect(risks).toContain(rated);
    await Promise.all([
      choose(anna, { likelihood: 2, impact: 2 }),
      choose(erik, { likelihood: 5, impact: 4 }),
    ]);
    await expectGood(anna, 'workshop-rate');
    await expectGood(erik, 'workshop-rate-narrow');
    const rate = (caller: Caller, index: number) =>
      caller.ask('PUT', `/api/v1/workshops/${id}/mine?authority=UTB`, {
        risk: rated,
        ...answers[index],
        reason: `Skäl ${index}`,
      });
    const sent = await Promise.all([...callers.map(rate), send(anna), send(erik)]);
    expect(sent.slice(0, 8).map((one) => one?.status)).toEqual(answers.map(() => 200));

    // Before it is shown nobody is told of more than the own answer, not even who leads.
    for (const [index, caller] of callers.entries()) {
      const found = (await mine(caller, id)).risks.find((risk) => risk.id === rated);
      expect(found).toMatchObject({ step: 'rating', spread: null, mine: answers[index] });
      expect(JSON.stringify(found).match(/Skäl \d/g)).toEqual([`Skäl ${index}`]);
    }
    const led = await isam.ask('GET', `/api/v1/workshops/${id}?authority=UTB`);
    expect(JSON.stringify(led.told)).not.toContain('Skäl');
    await ingrid.page.getByText('Alla har svarat').first().waitFor();
    expect(await ingrid.page.getByRole('table').count()).toBe(0);
    expect(await anna.page.getByRole('table').count()).toBe(0);

    await ingrid.page.getByRole('button', { name: 'Visa svaren' }).click();
    for (const who of [ingrid, anna, erik]) {
      expect(await spreadIn(who, 'Sannolikhet')).toEqual([1, 2, 4, 2, 1]);
      expect(await spreadIn(who, 'Konsekvens')).toEqual([1, 1, 2, 4, 2]);
    }
    expect(await anna.page.getByText(/Kollega|Skäl \d|Erik/).count()).toBe(0);
    await expectGood(anna, 'workshop-shown-phone');
    const late = await callers[0]?.ask('PUT', `/api/v1/workshops/${id}/mine?authority=UTB`, {
      risk: rated,
      likelihood: 5,
      impact: 5,
      reason: '',
    });
    expect(late).toMatchObject({ status: 409, told: { code: 'workshop.not_rating' } });

    const { page } = ingrid;
    const chosen = (name: string) => page.getByRole('combobox', { name }).inputValue();
    expect([await chosen('Sannolikhet'), await chosen('Konsekvens')]).toEqual(['3', '4']);
    await page.getByRole('textbox', { name: 'Skäl till bedömningen' }).fill('Vi enades om mitten');
    await page.getByRole('checkbox', { name: 'Erik Lärare' }).check();
    await expectGood(ingrid, 'workshop-shown');
    await page.getByRole('button', { name: 'Skriv in i risken' }).click();
    await page.getByText('Höll inte med: Erik Lärare.').waitFor();
    await anna.page.getByText('1 av 2 risker klara').waitFor();
    const { told } = await isam.ask('GET', `/api/v1/risks/${rated}?authority=UTB`);
    expect(told).toMatchObject({ likelihood: 3, impact: 4, value: 12, reason: 'Vi enades om mitten' });

    // On to the next one, and then it is over for all by itself.
    await page.getByRole('link', { name: 'Nästa risk' }).click();
    await page.getByText('Risk 2 av 2').waitFor();
    await page.getByRole('button', { name: 'Avsluta workshopen' }).click();
    const question = page.getByRole('dialog', { name: 'Avsluta workshopen?' });
    await question.getByRole('button', { name: 'Avsluta workshopen' }).click();
    await anna.page.getByRole('heading', { name: 'Workshopen är avslutad' }).waitFor();
    await erik.page.getByRole('heading', { name: 'Workshopen är avslutad' }).waitFor();
  }, 180_000);
});
