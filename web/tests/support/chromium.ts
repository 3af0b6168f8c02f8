import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryFolder } from './program';

/** Debian's Chromium without a window, with its sandbox on; since that refuses to run as root it then runs as nobody. */
export class RunningChromium {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    /** Where playwright and lighthouse reach it. */
    readonly endpoint: string,
  ) {}

  /** Where it may write what is downloaded. */
  get downloads(): string {
    return path.join(this.folder, 'downloads');
  }

  static async start(): Promise<RunningChromium> {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, 'downloads'));
    const options = [
      '--disable-gpu',
      '--hide-scrollbars',
      '--lang=sv-SE',
      '--remote-debugging-port=0',
      `--user-data-dir=${folder}`,
      'about:blank',
    ];
    const [command, words] = await asWhom(folder, options);
    const child = spawn(command, words, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, HOME: folder },
      detached: true,
    });
    return new RunningChromium(child, folder, await endpointOf(child));
  }

  async end(): Promise<void> {
    if (this.child.exitCode === null && this.child.pid) {
      process.kill(-this.child.pid, 'SIGTERM'); // with what Debian's script has started
      await once(this.child, 'exit');
    }
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function asWhom(folder: string, options: string[]): Promise<[string, string[]]> {
  if (process.getuid?.() !== 0) return ['chromium-headless-shell', options];
  await chmod(folder, 0o700);
  execFileSync('chown', ['-R', 'nobody:nogroup', folder]);
  return [
    'setpriv',
    ['--reuid=nobody', '--regid=nogroup', '--clear-groups', 'chromium-headless-shell', ...options],
  ];
}

/** Chromium says where it listens among its other remarks. */
async function endpointOf(child: ChildProcess): Promise<string> {
  if (!child.stderr) throw new Error('no output to read the address from');
  const said: string[] = [];
  for await (const line of createInterface(child.stderr)) {
    said.push(line);
    const found = /DevTools listening on ws:\/\/([^/]+)\//.exec(line);
    if (!found?.[1]) continue;
    child.stderr.resume();
    return `http://${found[1]}`;
  }
  throw new Error(`Chromium did not start:\n${said.join('\n')}`);
}
