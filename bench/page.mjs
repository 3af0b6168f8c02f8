// What Lighthouse says of the speed of a page, desktop preset: `node bench/page.mjs <address> <times> <path>`, with the
// login and the password in RINGMUR_LOGIN and RINGMUR_PASSWORD. Prints a figure of 100 for each time, one a line.
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [address, times, page] = process.argv.slice(2);
const web = createRequire(new URL('../web/package.json', import.meta.url));
const { default: lighthouse, desktopConfig } = await import(pathToFileURL(web.resolve('lighthouse')).href);

async function cookie() {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login: process.env.RINGMUR_LOGIN, password: process.env.RINGMUR_PASSWORD }),
  });
  if (!answer.ok) throw new Error(`nobody was let in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
}

// Chromium's sandbox refuses root, so that it then runs as nobody.
async function chromium(folder) {
  const nobody = 65534;
  const root = process.getuid() === 0;
  if (root) await chown(folder, nobody, nobody);
  const words = ['--disable-gpu', '--remote-debugging-port=0', `--user-data-dir=${folder}`];
  const child = spawn('chromium-headless-shell', [...words, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: folder },
    detached: true,
    ...(root && { uid: nobody, gid: nobody }),
  });
  for await (const line of createInterface(child.stderr)) {
    const port = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(line)?.[1];
    if (!port) continue;
    child.stderr.resume();
    return { child, port: Number(port) };
  }
  throw new Error('Chromium did not start');
}

const folder = await mkdtemp(path.join(tmpdir(), 'ringmur-bench-'));
const { child, port } = await chromium(folder);
try {
  const options = {
    port,
    logLevel: 'error',
    onlyCategories: ['performance'],
    extraHeaders: { Cookie: await cookie() },
  };
  // Now and then it misses the beginning of the page in Chromium's trace, says so, and asks to be run again.
  let spare = 3;
  for (let turn = 0; turn < Number(times); turn++) {
    const { lhr } = await lighthouse(address + page, options, desktopConfig);
    if (lhr.runtimeError) {
      if (spare-- === 0) throw new Error(lhr.runtimeError.message);
      turn--;
      continue;
    }
    console.log(Math.round(lhr.categories.performance.score * 100));
  }
} finally {
  process.kill(-child.pid, 'SIGTERM'); // with what Debian's script has started
  if (child.exitCode === null) await once(child, 'exit');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
