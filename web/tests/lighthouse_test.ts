import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { judge } from './support/lighthouse';
import { firstOf } from './support/pages';
import { RunningServer } from './support/program';
import { ownChromium, Visitor } from './support/visitor';

let server: RunningServer;
let visitor: Visitor;

beforeAll(async () => {
  server = await RunningServer.on(inject('town'));
  visitor = await Visitor.at(server);
  await visitor.signIn('isam');
});
afterAll(async () => {
  await visitor.leave();
  await server.end();
});

describe('Lighthouse gives full marks for accessibility and best practices', () => {
  it.each([
    ['the start page', '/'],
    ['a list', '/registers/incidents'],
    ['a record', '/registers/incidents/{first}'],
    ['the report', '/report'],
  ])('to %s', async (_name, path) => {
    const first = path.includes('{first}') ? await firstOf(visitor.page, 'incidents') : '';
    const url = server.address + path.replace('{first}', first);
    const { score, faults } = await judge(ownChromium().endpoint, visitor, url, [
      'accessibility',
      'best-practices',
    ]);
    expect(faults).toEqual([]);
    expect([score('accessibility'), score('best-practices')]).toEqual([100, 100]);
  });
});
