import type { Imy } from '@/api/incident_statistics';
import type { Query } from '@/api/request';

export const imyNames: readonly (keyof Imy)[] = ['reported', 'in_time', 'late', 'not_reported'];

/** The lists of what is counted. */
export const imyFilters: Record<keyof Imy, Query> = {
  reported: { reported_to_imy: 'eq.true' },
  in_time: { imy_late: 'eq.false' },
  late: { imy_late: 'eq.true' },
  not_reported: { personal_data: 'eq.true', reported_to_imy: 'not.eq.true' },
};
