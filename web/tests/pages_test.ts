import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { expectNoSidewaysScroll } from './support/accessible';
import { Answers } from './support/answers';
import { expectGoodColours } from './support/looks';
import { goTo, ofEmployee, ofOffice, type Place, registers } from './support/pages';
import { RunningServer } from './support/program';
import { ringmur } from './support/program';
import { screenshot } from './support/screenshot';
import { Visitor } from './support/visitor';

// They walk through every page.
vi.setConfig({ testTimeout: 240_000 });

let server: RunningServer;

beforeAll(async () => {
  server = await RunningServer.on(inject('town'));
});
afterAll(() => server.end());

/** What a screen reader's list of headings and landmarks would say. */
async function expectInOrder({ page }: Visitor, place: Place) {
  const { levels, mains, title } = await page.evaluate(() => ({
    levels: [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => Number(heading.tagName.slice(1))),
    mains: document.querySelectorAll('main').length,
    title: document.title,
  }));
  expect(mains, 'landmarks of the content').toBe(1);
  expect(
    levels.filter((level) => level === 1),
    'titles',
  ).toHaveLength(1);
  const jumps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
  expect(jumps, `headings ${levels.join(' ')}`).toEqual([]);
  const h1 = await page.getByRole('heading', { level: 1, includeHidden: true }).innerText();
  expect(h1).toMatch(place.title instanceof RegExp ? place.title : new RegExp(`^${escaped(place.title)}$`));
  expect(title).toBe(`${h1} – Ringmur`);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Light, dark, what a phone shows, and nothing to scroll sideways for where it is narrowest. */
async function expectGood(visitor: Visitor, name: string) {
  const { page } = visitor;
  // Before axe has put anything into the page.
  expect(visitor.complaints, name).toEqual([]);
  await expectGoodColours(page, name);
  await page.setViewportSize({ width: 375, height: 667 });
  await screenshot(page, `${name}-phone`);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, name);
  await page.setViewportSize({ width: 1280, height: 860 });
  // The frame of the report lets no script run: axe, which tries in every frame, is refused too.
  const refused = visitor.complaints
    .splice(0)
    .filter((one) => !/Blocked script execution .*sandboxed/.test(one));
  expect(refused, name).toEqual([]);
}

for (const [who, whose, places] of [
  ['isam', 'the office', ofOffice],
  ['employee', 'an employee', ofEmployee],
] as const) {
  describe(`what ${whose} sees can be read by everybody, in light and dark`, () => {
    let visitor: Visitor;
    let answers: Answers;
    beforeAll(async () => {
      visitor = await Visitor.at(server);
      answers = new Answers(visitor.page);
      await visitor.signIn(who);
    });
    afterAll(() => visitor.leave());

    it.each(places)('$name', async (place) => {
      await goTo(visitor, place);
      await expectInOrder(visitor, place);
      await expectGood(visitor, place.name);
    });

    it('and no page of it asks for more than a page of a list, or holds one', async () => {
      expect(await answers.read()).toBeGreaterThan(places.length);
      expect(answers.faults).toEqual([]);
    });
  });
}

describe('before somebody is let in', () => {
  it('the page of sign-in can be read by everybody', async () => {
    const visitor = await Visitor.at(server);
    await visitor.go('/');
    await visitor.ready();
    await expectInOrder(visitor, { name: 'sign-in', at: '/', title: 'Logga in' });
    await expectGood(visitor, 'sign-in');
    await visitor.leave();
  });

  it('so can the page where the first password is changed', async () => {
    const first = await ringmur(server.data, 'user', 'create', 'nils', '--unit', 'UTB');
    const visitor = await Visitor.at(server);
    await visitor.go('/');
    await visitor.page.getByLabel('Användarnamn').fill('nils');
    await visitor.page.getByLabel('Lösenord').fill(first.trim());
    await visitor.page.getByRole('button', { name: 'Logga in' }).click();
    await visitor.page.getByLabel('Nytt lösenord').waitFor();
    await expectInOrder(visitor, { name: 'first-password', at: '/', title: 'Välj ett eget lösenord' });
    await expectGood(visitor, 'first-password');
    await visitor.leave();
  });
});

describe('going from page to page', () => {
  it('moves the focus to the title of the page that one comes to', async () => {
    const visitor = await Visitor.at(server);
    await visitor.signIn('isam');
    await visitor.ready();
    const { page } = visitor;
    const menu = page.getByRole('navigation', { name: 'Huvudmeny' });
    await menu.getByRole('link', { name: 'Kursresultat' }).waitFor();
    const names = await menu.getByRole('link').allInnerTexts();
    expect(names.length).toBeGreaterThan(registers.length + 8);
    // The start page is where one stands: last, so that each is come to.
    for (const name of [...names.slice(1), ...names.slice(0, 1)]) {
      await menu.getByRole('link', { name, exact: true }).click();
      // At one moment: the title is another's until the record or the register has come.
      const arrived = () => {
        const h1 = document.querySelector('h1');
        return document.activeElement === h1 && document.title === `${h1?.innerText ?? ''} – Ringmur`;
      };
      await expect.poll(() => page.evaluate(arrived), { message: name }).toBe(true);
    }
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });

  it('says every page in English to whoever reads that', async () => {
    const visitor = await Visitor.at(server, { language: 'en' });
    await visitor.signIn('central', '/account');
    await visitor.page.getByRole('combobox', { name: /^(Språk|Language)$/ }).selectOption('English');
    await visitor.page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
    const swedish =
      /\b(och|inte|eller|från|har|ska|alla|Sök|Ny|Importera|Register(?! or)|Enhet|År|Lägg till)\b|[a-zåäö]*(ningen|arna|erna)\b/;
    for (const { name, at } of ofOffice.filter((one) => !one.then)) {
      await visitor.goOn(withAuthority(typeof at === 'string' ? at : await at(visitor.page)));
      await visitor.ready();
      const said = await visitor.page.evaluate(() =>
        [
          ...document.querySelectorAll(
            'h1, main label, main button, main th[scope=col], nav a, nav h2, main legend',
          ),
        ]
          .filter((one) => one.checkVisibility() && !one.closest('[lang=sv], td, li, .tiptap'))
          .map((one) => (one as HTMLElement).innerText),
      );
      expect(
        said.filter((text) => swedish.test(text) && !/nämnd/.test(text)),
        name,
      ).toEqual([]);
    }
    expect(visitor.complaints).toEqual([]);
    await visitor.leave();
  });
});

/** Who reaches all authorities says which one. */
const withAuthority = (path: string) => `${path}${path.includes('?') ? '&' : '?'}authority=UTB`;
