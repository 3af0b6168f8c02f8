import { describe, expect, it } from 'vitest';
import { event } from '../specimen';
import { headOf } from './head';
import { sealOf } from './seal';

const head = '0123456789abcdef'.repeat(4);

describe('a head out of a report', () => {
  it('is read with the spaces and line breaks that a copy brings', () => {
    expect(headOf(` ${head.slice(0, 20)}\n${head.slice(20).toUpperCase()} `)).toBe(head);
    expect(headOf(' ')).toBe('');
  });

  it('is refused where a sign lacks or does not belong', () => {
    expect(headOf(head.slice(1))).toBeNull();
    expect(headOf(head.replace('f', 'g'))).toBeNull();
  });
});

describe('a seal', () => {
  it('tells its day and the link whose head it is', () => {
    const changes = { sequence: 12, day: '2026-11-21', head, key: '4dd9' };
    expect(sealOf(event(13, { kind: 'seal', version: 12, changes }))).toEqual({
      key: '13.0',
      day: '2026-11-21',
      at: '2026-11-21T08:00:00Z',
      link: 12,
      head,
      signedWith: '4dd9',
    });
  });
});
