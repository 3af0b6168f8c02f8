import type { Page } from 'playwright-core';
import type { Who } from './people';

/** A page of the program in one of its states, as somebody meets it. */
export interface Place {
  /** Of the test and of the screenshot. */
  name: string;
  at: string | ((page: Page) => Promise<string>);
  /** The page's own title: its h1, and the window's before " – Ringmur". */
  title: string | RegExp;
  who?: Who;
  /** From the page as it opens to the state that is meant. */
  then?: (page: Page) => Promise<void>;
  /** The steps of a wizard go on from one another, and cannot be opened anew. */
  goesOn?: boolean;
}

/** The id of the first record of a register of Utbildningsnämnden, in the list's own order. */
export async function firstOf(page: Page, register: string, filter = ''): Promise<string> {
  return page.evaluate(async (address) => {
    const answer = await fetch(address);
    const { items } = (await answer.json()) as { items: { id: string }[] };
    if (!items[0]) throw new Error(`${address}: no record`);
    return items[0].id;
  }, `/api/v1/${register}?limit=1&authority=UTB${filter}`);
}

const record = (register: string, filter = '', after = '') => {
  return async (page: Page) => `/registers/${register}/${await firstOf(page, register, filter)}${after}`;
};

/** As a spreadsheet saves it: one row is new, one lacks what it must have. */
const listOfRisks = [
  'Analys;År;Process;Oönskad händelse;Sannolikhet;Konsekvens;Färg på lappen',
  'VoR;2026;Antagning;Skrivaren skriver ut någon annans betyg;3;4;gul',
  'VoR;2026;Antagning;;9;4;röd',
].join('\r\n');

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).click();
const seen = (name: string | RegExp) => (page: Page) => page.getByText(name).first().waitFor();

export const registers: [plural: string, title: string][] = [
  ['units', 'Enheter'],
  ['persons', 'Personer'],
  ['systems', 'System'],
  ['activities', 'Aktiviteter'],
  ['risks', 'Risker'],
  ['control-assessments', 'Bedömningar av säkerhetsåtgärder'],
  ['incidents', 'Incidenter'],
  ['course-results', 'Kursresultat'],
];

const lists: Place[] = registers.map(([plural, title]) => ({
  name: `list-${plural}`,
  at: `/registers/${plural}`,
  title,
}));

const records: Place[] = [
  {
    name: 'list-filtered',
    at: '/registers/incidents?personal_data=eq.true&status=in.(new,triage,ongoing,learning)&sort=title',
    title: 'Incidenter',
    then: async (page) => {
      await page
        .getByRole('button', { name: /^Ändra filtret/ })
        .first()
        .click();
    },
  },
  {
    name: 'list-selected',
    at: '/registers/activities',
    title: 'Aktiviteter',
    then: async (page) => {
      const boxes = page.getByRole('checkbox', { name: /^Markera / });
      await boxes.nth(1).check();
      await boxes.nth(2).check();
    },
  },
  { name: 'list-without-hits', at: '/registers/risks?q=zzzz', title: 'Risker', then: seen('Inget matchar') },
  { name: 'record', at: record('incidents', '&personal_data=eq.true'), title: /./ },
  { name: 'record-referred-to', at: record('units', '&code=eq.UTB'), title: 'Utbildningsnämnden' },
  {
    name: 'edit-with-faults',
    at: record('risks', '', '?edit=true'),
    title: /^Redigera /,
    then: async (page) => {
      await page.getByRole('textbox', { name: /^Sannolikhet/ }).fill('9');
      await page.getByRole('textbox', { name: /^Oönskad händelse/ }).fill('');
      await page.getByRole('button', { name: 'Spara' }).click();
      await page.getByRole('heading', { name: 'Rätta det här innan du sparar' }).waitFor();
    },
  },
  { name: 'new', at: '/registers/incidents/new', title: 'Ny post i Incidenter' },
];

const imports: Place[] = [
  { name: 'imports', at: '/imports', title: 'Importera' },
  { name: 'import-file', at: '/imports/new', title: 'Importera en fil' },
  {
    name: 'import-mapping',
    at: '/imports/new',
    title: 'Importera en fil',
    then: async (page) => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'vor-2026.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(listOfRisks, 'latin1'),
      });
      await page.getByRole('table', { name: 'Rubriker och fält' }).waitFor();
    },
  },
  {
    name: 'import-trial',
    at: '/imports/new',
    goesOn: true,
    title: 'Importera en fil',
    then: async (page) => {
      await press('Provkör')(page);
      await page.getByRole('button', { name: 'Provkör igen' }).waitFor();
    },
  },
];

const followUp: Place[] = [
  { name: 'risk-map', at: '/risk-map', title: 'Riskkarta' },
  { name: 'risk-table', at: '/risk-map?view=table', title: 'Riskkarta' },
  { name: 'year-wheel', at: '/year-wheel?view=wheel', title: /^Årshjul 20\d\d$/ },
  { name: 'year-list', at: '/year-wheel?view=list', title: /^Årshjul 20\d\d$/ },
  { name: 'figures', at: '/figures', title: 'Nyckeltal' },
  {
    name: 'figures-charts',
    at: '/figures?view=charts',
    title: 'Nyckeltal',
    then: async (page) => page.locator('main canvas, main svg[role=img]').first().waitFor(),
  },
  ...['texts', 'preview', 'lacks', 'freeze', 'download'].map((part) => ({
    name: `report-${part}`,
    at: `/report?part=${part}`,
    title: /^Ledningens genomgång 20\d\d$/,
  })),
  { name: 'search', at: '/search?find=dator', title: 'Sökresultat för ”dator”' },
  { name: 'search-without-hits', at: '/search?find=zzzz', title: 'Sökresultat för ”zzzz”' },
  { name: 'search-empty', at: '/search', title: 'Sök' },
];

const administration: Place[] = [
  { name: 'units', at: '/administration/units', title: 'Organisation' },
  { name: 'users', at: '/administration/users', title: 'Användare' },
  { name: 'user-new', at: '/administration/users?user=new', title: 'Ny användare' },
  { name: 'roles', at: '/administration/roles', title: 'Tilldelade roller' },
  { name: 'role-new', at: '/administration/roles/new', title: 'Ge en roll' },
  { name: 'matrix', at: '/administration/matrix', title: 'Behörighetsmatris' },
  { name: 'published-reviews', at: '/published-reviews', title: 'Publicerade genomgångar' },
  { name: 'tokens', at: '/administration/tokens', title: 'API-nycklar' },
  { name: 'token-new', at: '/administration/tokens?token=new', title: /nyckel/ },
  { name: 'settings', at: '/administration/settings', title: 'Skalor och listor' },
  { name: 'account', at: '/account', title: 'Mitt konto' },
  { name: 'not-found', at: '/nowhere', title: 'Sidan finns inte' },
  {
    name: 'keys',
    at: '/account',
    title: 'Mitt konto',
    then: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Kortkommandon' }).waitFor();
    },
  },
];

/** For whoever coordinates information security. */
export const ofOffice: Place[] = [
  { name: 'start', at: '/', title: 'Start' },
  ...lists,
  ...records,
  ...imports,
  ...followUp,
  ...administration,
  { name: 'incident-form', at: '/report-incident', title: 'Rapportera en incident' },
  {
    name: 'incident-statistics',
    at: '/incident-statistics',
    title: 'Incidentstatistik',
    then: async (page) => page.locator('main canvas').first().waitFor(),
  },
  { name: 'unreported-incidents', at: '/unreported-incidents', title: /^Mörkertal 20\d\d$/ },
  { name: 'supplier-incident', at: '/supplier-incident', title: 'Leverantörens incident' },
];

/** For everybody at work. */
export const ofEmployee: Place[] = [
  { name: 'employee-start', at: '/', title: 'Start' },
  { name: 'employee-incident', at: '/report-incident', title: 'Rapportera en incident' },
  {
    name: 'employee-incident-faults',
    at: '/report-incident',
    title: 'Rapportera en incident',
    then: async (page) => {
      await page.getByRole('radio', { name: 'Nej' }).first().check();
      await press('Skicka rapporten')(page);
    },
  },
  { name: 'employee-receipt', at: '/report-incident?received=INC-2026-0041', title: 'Rapporten är mottagen' },
  { name: 'employee-account', at: '/account', title: 'Mitt konto' },
];

export async function goTo(
  visitor: { page: Page; go(path: string): Promise<void>; ready(): Promise<void> },
  place: Place,
) {
  if (!place.goesOn) {
    await visitor.go(typeof place.at === 'string' ? place.at : await place.at(visitor.page));
    await visitor.ready();
  }
  await place.then?.(visitor.page);
  await visitor.ready();
}
