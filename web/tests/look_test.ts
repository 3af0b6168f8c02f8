import { inject, it } from 'vitest';
import { RunningServer } from './support/program';
import { goTo, ofEmployee, ofOffice } from './support/pages';
import { screenshot } from './support/screenshot';
import { Visitor } from './support/visitor';

it('looks', async () => {
  const server = await RunningServer.on(inject('town'));
  for (const [who, list] of [['isam', ofOffice], ['employee', ofEmployee]] as const) {
    const v = await Visitor.at(server);
    await v.signIn(who);
    for (const p of list) {
      try {
        v.page.setDefaultTimeout(15000);
        const t0 = Date.now();
        await goTo(v, p);
        const t1 = Date.now();
        await screenshot(v.page, `${p.name}-light`);
        await v.page.emulateMedia({ colorScheme: 'dark' });
        await screenshot(v.page, `${p.name}-dark`);
        await v.page.emulateMedia({ colorScheme: 'light' });
        await v.page.setViewportSize({ width: 375, height: 667 });
        await screenshot(v.page, `${p.name}-phone`);
        await v.page.setViewportSize({ width: 1280, height: 860 });
        console.log(p.name, t1 - t0, Date.now() - t1, JSON.stringify(v.complaints.splice(0)));
      } catch (e) { console.log('FAIL', p.name, String(e).slice(0, 600)); await v.page.setViewportSize({ width: 1280, height: 860 }); }
    }
    await v.leave();
  }
  await server.end();
}, 900_000);
