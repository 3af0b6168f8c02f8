import { chromium } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
const [who, auth, lang, mode, ...paths] = process.argv.slice(2);
const base = process.env.BASE ?? 'http://127.0.0.1:5187';
const b = await chromium.connectOverCDP('http://127.0.0.1:9337');
const c = await b.newContext({ viewport: { width: 1280, height: 860 }, locale: lang==='en'?'en-GB':'sv-SE', timezoneId:'Europe/Stockholm' });
c.setDefaultTimeout(15000);
const a = await c.request.post(base + '/api/v1/session', { data: { login: who, password: 'blå kaffekoppar vid fönstret' } });
if (a.status() !== 200) { console.log(a.status(), await a.text()); process.exit(1); }
const p = await c.newPage();
const bad = [];
p.on('pageerror', e => bad.push('script ' + e.message));
p.on('console', m => m.type()==='error' && bad.push('console ' + m.text().slice(0,300)));
p.on('response', async r => { if (r.status() >= 400 && r.url().includes('/api/')) bad.push(r.status() + ' ' + r.request().method() + ' ' + decodeURIComponent(r.url()).replace(base,'') + ' ' + (await r.text().catch(()=>'')).slice(0,300)); });
await p.goto(base + '/account?authority=' + auth);
await p.waitForLoadState('networkidle');
await p.evaluate(async (l) => { const { csrf } = await (await fetch('/api/v1/session')).json(); await fetch('/api/v1/session', { method:'PATCH', headers: {'Content-Type':'application/json','X-CSRF-Token':csrf}, body: JSON.stringify({language:l}) }); }, lang);
for (const spec of paths) {
  let [name, path] = spec.split('=>');
  const m = /^(.*)\{(.*?)\}(.*)$/.exec(path);
  if (m) { const [reg, ...f] = m[2].split('?'); const id = await p.evaluate(async ([u]) => (await (await fetch(u)).json()).items?.[0]?.id, [`/api/v1/${reg}?limit=1&authority=${auth}&${f.join('?')}`]); path = `${m[1]}${id}${m[3]}`; }
  path += (path.includes('?') ? '&' : '?') + 'authority=' + auth;
  const t = Date.now();
  await p.goto(base + path);
  await p.getByRole('heading', { level: 1 }).waitFor().catch(e => bad.push('no h1'));
  await p.waitForLoadState('networkidle').catch(()=>bad.push('never idle'));
  await p.waitForFunction(() => !document.querySelector('[aria-busy="true"], [data-busy]') && document.fonts.status === 'loaded').catch(()=>bad.push('busy'));
  console.log('==', name, path, Date.now()-t, 'ms');
  const axe = async (how) => { const { violations } = await new AxeBuilder({ page: p }).setLegacyMode(true).analyze(); for (const v of violations) for (const n of v.nodes.slice(0,3)) console.log('  AXE', how, v.id, n.target.join(' '), (n.failureSummary??'').slice(0,220).replace(/\n/g,' ')); };
  const lv = await p.evaluate(() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(h=>h.checkVisibility()).map(h=>+h.tagName[1]).join(' '));
  if (/(^| )(\d) (\d)/.test(lv)) { const l = lv.split(' ').map(Number); l.forEach((x,i)=> i && x>l[i-1]+1 && console.log('  HEADINGS', lv)); if (l.filter(x=>x===1).length!==1) console.log('  H1s', lv); }
  const shot = (s) => p.screenshot({ path: `/tmp/wn/s/${name}-${s}.png`, fullPage: true, animations:'disabled' });
  if (mode.includes('w')) await shot('w');
  if (mode.includes('x')) await axe('light');
  if (mode.includes('d')) { await p.emulateMedia({ colorScheme:'dark' }); await p.waitForTimeout(200); await shot('d'); if (mode.includes('x')) await axe('dark'); await p.emulateMedia({ colorScheme:'light' }); }
  for (const [k, w] of [['m',375],['n',320]]) { if (!mode.includes(k)) continue; await p.setViewportSize({ width:w, height:700 }); await p.waitForTimeout(250); const o = await p.evaluate(()=>[document.documentElement.scrollWidth, document.documentElement.clientWidth]); if (o[0]>o[1]) console.log('  WIDE', w, o, await p.evaluate((w)=>[...document.querySelectorAll('main *')].filter(e=>e.getBoundingClientRect().right>w+1).slice(0,4).map(e=>e.tagName+'.'+e.className).join(' | '), w)); await shot(k); }
  await p.setViewportSize({ width:1280, height:860 });
  for (const x of new Set(bad.splice(0))) console.log('  BAD', x);
}
await c.close(); process.exit(0);
