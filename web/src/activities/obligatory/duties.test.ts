import { expect, it } from 'vitest';
import type { Duty } from '@/api/year_wheel';
import { isLacking, lackingActivity, withLacking } from './duties';

const text = (sv: string) => ({ sv, en: sv });
const duty: Duty = {
  id: 'rights',
  title: text('Behörigheter'),
  help: text(''),
  source: '',
  role: 'isam',
  date: '2026-02-28',
  because: text(''),
  activity: null,
  state: 'not_planned',
};

it('a duty that nobody has planned stands in its month, by date, apart from the count', () => {
  expect(isLacking(duty)).toBe(true);
  const lacking = lackingActivity(duty, 'UTB', ({ sv }) => sv);
  const other = { ...lacking, id: 'a1', due: '2026-02-10', state: 'planned' as const };
  const february = withLacking({ month: 2, activities: [other] }, [lacking]);
  expect(february.activities.map(({ id }) => id)).toEqual(['a1', 'rights']);
  expect(february.lacking).toBe(1);
  expect(withLacking({ month: 3, activities: [] }, [lacking]).lacking).toBe(0);
});
