/** Statistics of two years, as the server tells them. */
export const someStatistics = {
  years: [2025, 2026],
  total: { 2025: 41, 2026: 30 },
  same_period: { until: '11-21', 2025: 38, 2026: 30 },
  per_thousand: { 2025: 6.8194, 2026: null },
  employees: { 2025: 6012, 2026: null },
  by: {
    kind: [
      {
        value: 'Röjande',
        label: { sv: 'Röjande', en: 'Disclosure' },
        terms: 'kind=eq.R%C3%B6jande',
        counts: { 2025: 12, 2026: 7 },
      },
      {
        value: null,
        label: { sv: 'Inte angivet', en: 'Not given' },
        terms: 'kind=is.null',
        counts: { 2025: 29, 2026: 23 },
      },
    ],
    cause_kind: [
      {
        value: 'human',
        label: { sv: 'Mänskligt fel', en: 'Human error' },
        terms: 'cause_kind=eq.human',
        counts: { 2025: 30, 2026: 20 },
      },
    ],
    unit: [
      {
        value: 'UTB',
        label: { sv: 'Utbildningsnämnden', en: 'Education' },
        terms: 'unit=eq.u1',
        counts: { 2025: 41, 2026: 30 },
      },
    ],
    source: [],
  },
  months: {
    2025: [3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 3, 3],
    2026: [3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 1, 0],
  },
  imy: {
    2025: { reported: 4, in_time: 3, late: 1, unknown: 0, not_reported: 9 },
    2026: { reported: 2, in_time: 2, late: 0, unknown: 0, not_reported: 5 },
  },
  imy_terms: {
    reported: 'reported_to_imy=eq.true',
    in_time: 'reported_to_imy=eq.true&imy_reported_at=lte.%7Baware_at%7D%2B72h',
    late: 'reported_to_imy=eq.true&imy_reported_at=gt.%7Baware_at%7D%2B72h',
    not_reported: 'personal_data=eq.true&reported_to_imy=not.eq.true',
  },
  times: {
    to_imy: {
      2025: { count: 3, mean_hours: 60, median_hours: 50 },
      2026: { count: 2, mean_hours: 40, median_hours: 40 },
    },
    to_report: {
      2025: { count: 41, mean_hours: 30.25, median_hours: 4 },
      2026: { count: 30, mean_hours: 12, median_hours: 3.5 },
    },
    to_triage: {
      2025: { count: 0, mean_hours: null, median_hours: null },
      2026: { count: 28, mean_hours: 20, median_hours: 9 },
    },
    to_close: {
      2025: { count: 40, mean_hours: 480, median_hours: 240 },
      2026: { count: 11, mean_hours: 300, median_hours: 192 },
    },
  },
};
