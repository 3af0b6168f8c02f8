import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const program = path.resolve(import.meta.dirname, '../../../build/ringmur');
const run = promisify(execFile);

/** A folder of its own, gone with the tests. */
export function temporaryFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'ringmur-page-'));
}

/** Runs a command of the program on a data file; gives what it printed. */
export async function ringmur(data: string, ...words: string[]): Promise<string> {
  const { stdout } = await run(program, ['--data', data, ...words], { maxBuffer: 64 << 20 });
  return stdout;
}

/** The same with something on its standard input: a password, which stands in no list of processes. */
export async function ringmurTold(data: string, input: string, ...words: string[]): Promise<void> {
  const child = spawn(program, ['--data', data, ...words], { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(`${input}\n`);
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`ringmur ${words.join(' ')}: exit code ${code}`);
}

/** The program serving a copy of a data file. */
export class RunningServer {
  address = '';
  private child: ChildProcess | undefined;

  private constructor(
    private readonly folder: string,
    readonly data: string,
  ) {}

  static async on(original: string): Promise<RunningServer> {
    const folder = await temporaryFolder();
    const data = path.join(folder, 'city.db');
    await cp(original, data);
    const server = new RunningServer(folder, data);
    await server.start();
    return server;
  }

  /** Again after stop(): at the same address, so that an open page finds it. */
  async start(): Promise<void> {
    const port = this.address ? new URL(this.address).port : '0';
    this.child = spawn(program, ['--data', this.data, 'serve', '--port', port, '--log-level', 'warning'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (!this.child.stdout) throw new Error('no output to read the address from');
    const [line] = (await once(createInterface(this.child.stdout), 'line')) as [string];
    this.address = line.trim();
  }

  /** Runs a command on its data with something on standard input; gives what it printed. */
  async told(input: string, ...words: string[]): Promise<string> {
    const child = spawn(program, ['--data', this.data, ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (piece: Buffer) => (printed += piece.toString()));
    child.stdin.end(`${input}\n`);
    const [code] = (await once(child, 'close')) as [number];
    if (code !== 0) throw new Error(`ringmur ${words.join(' ')}: exit code ${code}`);
    return printed;
  }

  async stop(): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }

  async end(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
