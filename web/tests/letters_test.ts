import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Caller } from './support/caller';
import { PostOffice } from './support/post_office';
import { ringmur, RunningServer } from './support/program';

let server: RunningServer;
let office: PostOffice;
let isam: Caller;
const title = 'Täpp till hålet i brandväggen; det gäller nu, inte sedan';

const dayFromNow = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

interface Made {
  id: string;
  reference: string;
}

async function activity(due: string, more: object = {}): Promise<Made> {
  const { status, told } = await isam.ask('POST', '/api/v1/activities?authority=UTB', {
    year: Number(due.slice(0, 4)),
    title: `${title} ${due}`,
    due,
    ...more,
  });
  expect(status).toBe(201);
  return told as Made;
}

const remind = () =>
  ringmur(
    server.data,
    'remind',
    '--mail-server',
    office.address,
    '--mail-from',
    'ringmur@stad.example',
    '--mail-open',
    '--origin',
    'https://ringmur.stad.example',
  );

beforeAll(async () => {
  server = await RunningServer.on(inject('town'));
  office = await PostOffice.open();
  isam = await Caller.signIn(server, 'isam');
});
afterAll(async () => {
  await office.close();
  await server.end();
});

describe('letters that remind', () => {
  it('come once a day to who has an address, with references and days but not what it is about', async () => {
    const { told } = await isam.ask('GET', '/api/v1/session');
    const { account } = told as { account: { named_as?: string[]; name: string } };
    const responsible = account.named_as?.[0] ?? account.name;
    const late = await activity(dayFromNow(-7), { responsible });
    const soon = await activity(dayFromNow(7), { responsible });
    expect(await remind()).toMatch(/: 0, .*: 0/);
    await isam.ask('PUT', '/api/v1/session/mail', { email: 'ingrid@stad.example', reminders: true });
    expect(await remind()).toMatch(/: 1, .*: 0/);
    expect(office.letters).toHaveLength(1);
    const [letter] = office.letters;
    expect(letter?.from).toBe('ringmur@stad.example');
    expect(letter?.to).toEqual(['ingrid@stad.example']);
    expect(letter?.raw).toContain('Auto-Submitted: auto-generated');
    expect(letter?.text).toContain(`${dayFromNow(-7)}  ${late.reference}`);
    expect(letter?.text).toContain(`${dayFromNow(7)}  ${soon.reference}`);
    expect(letter?.text).toContain(`https://ringmur.stad.example/registers/activities/${late.id}`);
    expect(letter?.text).not.toContain('brandväggen');
    expect(await remind()).toMatch(/: 0, .*: 0/);
    expect(office.letters).toHaveLength(1);
  });

  it('do not come to who does not want them', async () => {
    const dpo = await Caller.signIn(server, 'dpo');
    await dpo.ask('PUT', '/api/v1/session/mail', { email: 'dag@stad.example', reminders: false });
    await remind();
    expect(office.letters.some(({ to }) => to.includes('dag@stad.example'))).toBe(false);
  });
});

describe('the calendar feed', () => {
  it('is read by another program', async () => {
    const due = '2028-02-29';
    const made = await activity(due);
    const { status, told } = await isam.ask('POST', '/api/v1/calendar-feeds', {
      name: 'Outlook',
      scope: 'authority',
      authority: 'UTB',
    });
    expect(status).toBe(201);
    const answer = await fetch((told as { address: string }).address);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    const event = events.find(({ uid }) => uid === `${made.id}@ringmur`);
    expect(event?.summary).toBe(`${title} ${due}`);
    expect(event?.startDate.isDate).toBe(true);
    expect(event?.startDate.toString()).toBe(due);
    expect(event?.endDate.toString()).toBe('2028-03-01');
    expect(event?.description).toBe(made.reference);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  });
});
