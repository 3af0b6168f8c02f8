import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoSidewaysScroll } from './support/accessible';
import { tableShown, writeDay } from './support/lists';
import { expectGoodColours } from './support/looks';
import { firstOf } from './support/pages';
import { people } from './support/people';
import { screenshot } from './support/screenshot';
import { visits } from './support/visits';

const { server, visit } = visits();

const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: /^(Huvudmeny|Main menu)$/ }).getByRole('link', { name, exact: true });

/** How many records of a register the one who is signed in is given. */
const counted = (page: Page, register: string, authority = 'UTB') =>
  page.evaluate(
    async ([plural, code]) => {
      const answer = await fetch(`/api/v1/${plural}/counts?authority=${code}&by=unit`);
      const { total } = (await answer.json()) as { total?: number };
      return total ?? 0;
    },
    [register, authority] as const,
  );

async function choosePerson(page: Page, label: string, name: string) {
  await page.getByRole('combobox', { name: label, exact: true }).fill(name.slice(0, 6));
  await page.getByRole('option', { name: new RegExp(name) }).click();
}

describe('a role', () => {
  it('is given for a unit, in words on what it means, and is all that its holder then sees', async () => {
    const erik = await visit('teacher');
    expect(await menu(erik.page, 'Risker').count()).toBe(0);
    const ingrid = await visit('isam', '/administration/roles');
    const { page } = ingrid;
    await page.getByRole('link', { name: 'Ge en roll' }).click();
    await page.getByRole('button', { name: 'Ge rollen' }).click();
    await page.getByRole('heading', { name: 'Det går inte att spara än' }).waitFor();
    await expectGoodColours(page, 'role-with-faults');
    await choosePerson(page, 'Person', people.teacher.name);
    await page.getByRole('combobox', { name: /^Roll$/ }).selectOption({ label: 'Chef' });
    await page.getByRole('radio', { name: 'En enhet och allt under' }).check();
    await page.getByRole('combobox', { name: 'Enhet', exact: true }).fill('Förskola');
    await page
      .getByRole('option', { name: /^Förskola/ })
      .first()
      .click();
    await page
      .getByText(/^Erik Lärare får läsa.*Förskola och allt under\.$/)
      .first()
      .waitFor();
    await expectGoodColours(page, 'role-to-give');
    await page.getByRole('button', { name: 'Ge rollen' }).click();
    await page.getByText('Erik Lärare har fått rollen Chef.').first().waitFor();

    await erik.go('/registers/incidents?authority=UTB');
    await erik.page.getByRole('heading', { level: 1, name: 'Incidenter' }).waitFor();
    const all = await counted(page, 'incidents');
    const his = await counted(erik.page, 'incidents');
    expect(his).toBeGreaterThan(0);
    expect(his).toBeLessThan(all);
    // What he may not is not offered.
    await menu(erik.page, 'Risker').waitFor();
    expect(await menu(erik.page, 'Användare').count()).toBe(0);
    expect(await menu(erik.page, 'Importera').count()).toBe(0);

    await page.goto(`${server().address}/administration/roles?find=Erik`);
    const row = page.getByRole('row', { name: /Erik Lärare.*Chef/ });
    await row.getByRole('button', { name: 'Visa mer om Chef, Erik Lärare' }).click();
    await page.getByRole('button', { name: 'Avsluta Chef, Erik Lärare' }).click();
    const question = page.getByRole('dialog', { name: 'Avsluta rollen Chef för Erik Lärare?' });
    await question.getByRole('button', { name: 'Avsluta', exact: true }).click();
    await page.getByText('Rollen Chef för Erik Lärare är avslutad.').first().waitFor();
    // At once, also where he is in already.
    await expect
      .poll(() => erik.page.evaluate(async () => (await fetch('/api/v1/risks?authority=UTB')).status))
      .toBe(403);
    await erik.go('/registers/risks?authority=UTB');
    await erik.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await menu(erik.page, 'Risker').count()).toBe(0);
  });

  it('is acted in by a stand-in meanwhile, and the trail says for whom', async () => {
    const ingrid = await visit('isam', '/account');
    const { page } = ingrid;
    await page
      .getByRole('button', { name: /^Låt någon vara ersättare i Informationssäkerhetssamordnare/ })
      .first()
      .click();
    await choosePerson(page, 'Vem', people.teacher.name);
    await page.getByRole('button', { name: 'Spara ersättare' }).click();
    await page.getByText('Välj en sista dag: en ersättare har alltid ett slut.').first().waitFor();
    const until = new Date(Date.now() + 7 * 86_400_000).toLocaleDateString('sv-SE');
    await writeDay(page, 'Till och med', until);
    await expectGoodColours(page, 'stand-in');
    await page.getByRole('button', { name: 'Spara ersättare' }).click();
    await page
      .getByText(/^Erik Lärare ersätter /)
      .first()
      .waitFor();

    const erik = await visit('teacher', '/account');
    await erik.page.getByText('Ersätter Ingrid Samuelsson').first().waitFor();
    const id = await firstOf(erik.page, 'risks');
    await erik.go(`/registers/risks/${id}?edit=true&authority=UTB`);
    await erik.page.getByRole('textbox', { name: /^Oönskad händelse/ }).fill('Nyckeln glöms i låset');
    await erik.page.getByRole('button', { name: 'Spara' }).click();
    await erik.page
      .getByText(/erik \(för ingrid\)|Erik Lärare \(för Ingrid Samuelsson\)/)
      .first()
      .waitFor();
  });
});

describe('the matrix', () => {
  it('is read on one screen, in both languages, and printed on one sheet', async () => {
    const cecilia = await visit('central', '/administration/matrix?authority=UTB', { width: 1600 });
    const { page } = cecilia;
    const { headings, rows } = await tableShown(page, 'Behörighetsmatris');
    expect(headings).toHaveLength(14);
    expect(rows.length).toBeGreaterThan(20);
    await expectNoSidewaysScroll(page, 'the matrix');
    await expectGoodColours(page, 'matrix');
    const sheet = await page.pdf({ preferCSSPageSize: true });
    expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);

    const inEnglish = await visit('dpo', '/account?authority=UTB', { language: 'en' });
    await inEnglish.page.getByRole('combobox', { name: /^(Språk|Language)$/ }).selectOption('English');
    await inEnglish.page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
    await inEnglish.page.getByRole('link', { name: 'What each role may do' }).click();
    const english = await tableShown(inEnglish.page, 'Rights matrix');
    expect(english.headings).toContain('Data protection officer (DPO)');
    expect(await inEnglish.page.getByRole('button', { name: 'Change the matrix' }).count()).toBe(0);
    await inEnglish.go('/account?authority=UTB');
    await inEnglish.page.getByRole('combobox', { name: 'Language' }).selectOption('Svenska');
    await inEnglish.page.getByRole('heading', { level: 1, name: 'Mitt konto' }).waitFor();
  });

  it('is changed with the keyboard, after one has seen what changes', async () => {
    const { page } = await visit('central', '/administration/matrix?edit=true&authority=UTB', {
      width: 1600,
    });
    const cells = page.getByRole('table', { name: 'Behörighetsmatris' }).getByRole('button');
    await cells.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const named = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    expect(named).toMatch(/^Dataskyddsombud/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Exportera').selectOption({ index: 0 });
    await dialog.getByRole('button', { name: 'Klar' }).click();
    await page.getByText('1 ändring', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Granska och spara' }).click();
    const question = page.getByRole('dialog', { name: 'Spara matrisen?' });
    expect((await tableShown(page, 'Ändringar')).rows).toHaveLength(1);
    await expectGoodColours(page, 'matrix-question');
    await question.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Matrisen är sparad med 1 ändring.').first().waitFor();
    await page.getByText('Egen matris').waitFor();
    await page.getByRole('button', { name: 'Återgå till Ringmurs förslag' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Återgå till Ringmurs förslag' }).click();
    await page.getByText('Ringmurs förslag', { exact: true }).waitFor();
  });

  it('keeps the last way in: who would be locked out is told so, and nothing is saved', async () => {
    const { page } = await visit('central', '/administration/matrix?edit=true&authority=UTB', {
      width: 1600,
    });
    await page.getByRole('button', { name: /^Administratör, Behörighetsmatrisen:/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Ändra').selectOption({ label: 'Inget: får inte' });
    await dialog.getByRole('button', { name: 'Klar' }).click();
    await page.getByRole('button', { name: 'Granska och spara' }).click();
    const question = page.getByRole('dialog', { name: 'Spara matrisen?' });
    await question.getByRole('button', { name: 'Spara' }).click();
    await question.getByRole('alert').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('1 ändring', { exact: true }).waitFor();
  });

  it('opens one role at a time on a phone', async () => {
    const { page } = await visit('central', '/administration/matrix?authority=UTB', {
      width: 375,
      height: 667,
    });
    await page.getByRole('button', { name: 'Revisor' }).click();
    await page.getByRole('button', { name: 'Revisor', expanded: true }).waitFor();
    expect(page.url()).toContain('role=auditor');
    await expectNoSidewaysScroll(page, 'the matrix on a phone');
    await expectGoodColours(page, 'matrix-phone');
  });
});

describe('who works in several authorities', () => {
  it('sees what waits in each on one page, goes in by a number, and changes which one is shown', async () => {
    const dagny = await visit('dpo', '/overview');
    const { page } = dagny;
    await page.getByRole('heading', { level: 1, name: 'Alla myndigheter' }).waitFor();
    const { rows } = await tableShown(page, 'Alla myndigheter');
    expect(rows.filter(([name]) => /nämnden/.test(name ?? ''))).toHaveLength(2);
    await expectGoodColours(page, 'overview');
    const chooser = page.getByRole('combobox', { name: 'Myndighet' });
    const offered = await chooser.getByRole('option').allInnerTexts();
    expect(offered).toHaveLength(3);
    await page.getByRole('link', { name: /^Risker att åtgärda i Socialnämnden: / }).click();
    await page.getByRole('heading', { level: 1, name: 'Risker' }).waitFor();
    expect(new URL(page.url()).searchParams.get('authority')).toBe('SOC');
    await chooser.selectOption({ label: 'Utbildningsnämnden' });
    await expect.poll(() => new URL(page.url()).searchParams.get('authority')).toBe('UTB');
    // Another authority's address is as if it were not there.
    await dagny.go('/registers/risks?authority=KS');
    await dagny.ready();
    expect(await counted(page, 'risks', 'KS')).toBe(0);
  });

  it('is shown them as cards on a phone', async () => {
    const { page } = await visit('dpo', '/overview', { width: 320, height: 640 });
    await page.getByRole('heading', { level: 1, name: 'Alla myndigheter' }).waitFor();
    await expectNoSidewaysScroll(page, 'the overview');
    await screenshot(page, 'overview-phone');
  });
});

describe('what one authority shows another', () => {
  it('is a record that its readers cannot change, and no more', async () => {
    const ingrid = await visit('isam', '/registers/systems?authority=UTB');
    const id = await firstOf(ingrid.page, 'systems');
    await ingrid.go(`/registers/systems/${id}?authority=UTB`);
    const { page } = ingrid;
    await ingrid.ready();
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    await page.getByRole('button', { name: 'Ändra delning' }).click();
    const dialog = page.getByRole('dialog', { name: `Dela ${title}` });
    await dialog.getByRole('radio', { name: 'Vissa myndigheter' }).check();
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await dialog.getByText('Välj minst en myndighet.').waitFor();
    await dialog.getByLabel('Andra myndigheter').fill('SOC');
    await expectGoodColours(page, 'share');
    await dialog.getByRole('button', { name: 'Spara' }).click();
    await page
      .locator('#content')
      .getByText(/^Delas med (SOC|Socialnämnden)\.$/)
      .waitFor();

    const dagny = await visit('dpo', '/registers/systems?shared=only&authority=SOC');
    await dagny.page.getByRole('link', { name: title, exact: true }).click();
    await dagny.page.getByText(/^Posten hör till Utbildningsnämnden, som delar den\./).waitFor();
    expect(await dagny.page.getByRole('link', { name: 'Redigera' }).count()).toBe(0);
    await expectGoodColours(dagny.page, 'record-shared');
  });

  it('is a frozen review that is published after a question of who will read it', async () => {
    const { page } = await visit('isam', '/report?part=freeze&year=2024&authority=UTB');
    await page.getByRole('button', { name: 'Publicera 2024' }).click();
    const question = page.getByRole('dialog', { name: 'Publicera genomgången 2024?' });
    await question.getByText(/Dataskyddsombud/).waitFor();
    await question.getByRole('button', { name: 'Publicera' }).click();
    await page.getByText('Genomgången 2024 är publicerad.').first().waitFor();

    const dagny = await visit('dpo', '/published-reviews?authority=SOC');
    await dagny.page.getByRole('link', { name: 'Läs Utbildningsnämnden 2024' }).click();
    await dagny.page
      .getByRole('heading', { level: 1, name: 'Utbildningsnämnden, ledningens genomgång 2024' })
      .waitFor();
    await expectGoodColours(dagny.page, 'published-review');
  });
});

describe('signed in twice', () => {
  it('one sees both, and ends the other from here', async () => {
    const elsewhere = await visit('employee', '/account');
    const { page } = await visit('employee', '/account');
    const here = page.getByRole('list', { name: 'Inloggningar' });
    await here.getByText('Den här').waitFor();
    await here
      .getByRole('button', { name: /^Avsluta inloggningen i / })
      .first()
      .click();
    await page.getByText('Inloggningen är avslutad.').first().waitFor();
    await expect
      .poll(() => elsewhere.page.evaluate(async () => (await fetch('/api/v1/session')).status))
      .toBe(401);
    expect(await page.evaluate(async () => (await fetch('/api/v1/session')).status)).toBe(200);
  });
});
