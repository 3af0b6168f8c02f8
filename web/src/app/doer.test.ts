import { describe, expect, it } from 'vitest';
import { doerOf } from './doer';

describe('who stands behind an event', () => {
  it.each([
    ['isam', 'a1', { kind: 'person', name: 'isam', instead: null }],
    ['anna (för cecilia)', 'a1', { kind: 'person', name: 'anna', instead: 'cecilia' }],
    ['Personalsystemet', null, { kind: 'token', name: 'Personalsystemet', instead: null }],
    ['command line: root', null, { kind: 'command', name: 'root', instead: null }],
    ['server: daily', null, { kind: 'server', name: 'daily', instead: null }],
    ['', null, { kind: 'nobody', name: '', instead: null }],
  ])('%s', (by, account, doer) => {
    expect(doerOf(by, account)).toEqual(doer);
  });
});
