/**
 * Runs the browser's tests: `script/web browser [names…]`. A file that failed beside a neighbour is judged once more by itself, with a
 * kommun of its own, and told of: a slow machine is no fault of the page, and a fault of the page fails again. Where more than three
 * files fail it is no accident, and they are not tried again. The last line is the sum of what was judged last.
 */
import { spawnSync } from 'node:child_process';
import console from 'node:console';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const accidents = 3;
const root = path.resolve(import.meta.dirname, '../..');
const told = path.join(root, 'build', 'browser.json');

/** The files of a run, each with its tests. A run that ended before it could tell has none. */
function run(args) {
  rmSync(told, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${told}`];
  const command = ['vitest', 'run', '--config', 'tests/vitest.config.ts', ...reporters, ...args];
  const { status } = spawnSync('npx', command, { cwd: path.join(root, 'web'), stdio: 'inherit' });
  try {
    return { status, files: JSON.parse(readFileSync(told, 'utf8')).testResults };
  } catch {
    return { status: status || 1, files: [] };
  }
}

const failedIn = ({ files }) => files.filter((file) => file.status !== 'passed');
const tests = (files, status) =>
  files.flatMap((file) => file.assertionResults).filter((test) => test.status === status).length;

const first = run(process.argv.slice(2));
const failed = failedIn(first);
let { status } = first;
let judged = first.files;
if (status !== 0 && failed.length > 0 && failed.length <= accidents) {
  const names = failed.map((file) => path.relative(path.join(root, 'web'), file.name));
  console.log(`web: failed, and tried once more by itself: ${names.join(', ')}`);
  const second = run(['--maxWorkers=1', ...names]);
  status = second.status;
  judged = [...first.files.filter((file) => !failed.includes(file)), ...second.files];
}
if (judged.length > 0) console.log(`${tests(judged, 'passed')} passed, ${tests(judged, 'failed')} failed`);
process.exitCode = status ?? 1;
