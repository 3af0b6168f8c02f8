import { expect, it } from 'vitest';
import { searchOfTrail } from './trail_page';

it('leads to the trail of the authority, or to the city’s own', () => {
  expect(searchOfTrail('/api/v1/trail?authority=UTB&type=person&id=p1')).toEqual({
    authority: 'UTB',
    type: 'person',
    id: 'p1',
  });
  expect(searchOfTrail('/api/v1/trail?authority=-&account=a7')).toEqual({
    authority: '',
    chain: 'city',
    account: 'a7',
  });
});
