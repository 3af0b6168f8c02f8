import type { Response } from 'playwright-core';
import { expect, it } from 'vitest';
import { Visitor } from './support/visitor';
import { visits } from './support/visits';

const { server, visit } = visits();

it('the policy lets in what comes from the server itself, and nothing that is written in a page', async () => {
  for (const path of ['/', '/registers/incidents', '/nowhere']) {
    const answer = await fetch(server().address + path, { headers: { Accept: 'text/html' } });
    const policy = answer.headers.get('Content-Security-Policy') ?? '';
    const rules = new Map(
      policy.split(/;\s*/).map((rule) => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1)]),
    );
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(rules.get('default-src')).toEqual(["'none'"]);
    expect(rules.get('script-src')).toEqual(["'self'"]);
    expect(rules.get('connect-src')).toEqual(["'self'"]);
    for (const none of ['object-src', 'base-uri', 'frame-ancestors'])
      expect(rules.get(none), none).toEqual(["'none'"]);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await answer.text()).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=/i);
  }
});

it('a script that somebody smuggles into a page does not run', async () => {
  const visitor = await visit('isam');
  await visitor.ready();
  const ran = await visitor.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.smuggled = "yes"';
    document.body.append(script);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return document.documentElement.dataset.smuggled ?? 'no';
  });
  expect(ran).toBe('no');
  // The browser said so: this also shows that a breach would be heard of in every other test.
  await expect.poll(() => visitor.complaints.splice(0).join()).toMatch(/Content Security Policy/);
});

it('the first page takes at most 200 kB of script over the wire', async () => {
  const visitor = await Visitor.at(server());
  const scripts: Response[] = [];
  visitor.page.on('response', (answer) => {
    if (new URL(answer.url()).pathname.endsWith('.js')) scripts.push(answer);
  });
  await visitor.signIn('isam');
  await visitor.ready();
  await visitor.page.getByRole('main').getByRole('heading', { name: 'Läget' }).waitFor();
  await visitor.settled();
  let wire = 0;
  for (const { path, size } of await gzipped(
    server().address,
    scripts.map((one) => one.url()),
  )) {
    expect(size, path).toBeGreaterThan(0);
    wire += size;
  }
  expect(scripts.length).toBeGreaterThan(2);
  expect(wire, `${wire} bytes in ${scripts.length} files`).toBeLessThanOrEqual(200_000);
  await visitor.leave();
});

/** What each script weighs by gzip; a browser may be given something better still. */
async function gzipped(address: string, urls: string[]) {
  const { get } = await import('node:http');
  const weigh = (url: string) =>
    new Promise<number>((resolve, reject) => {
      get(url, { headers: { 'Accept-Encoding': 'gzip' } }, (answer) => {
        let size = 0;
        if (answer.headers['content-encoding'] !== 'gzip') reject(new Error(`${url} is not gzipped`));
        answer.on('data', (part: Buffer) => (size += part.length));
        answer.on('end', () => resolve(size));
      }).on('error', reject);
    });
  return Promise.all(
    [...new Set(urls)].map(async (url) => ({ path: url.slice(address.length), size: await weigh(url) })),
  );
}
