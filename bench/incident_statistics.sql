-- What the statistics of incidents ask, as barely as it can be asked: no wall, no right, a year of 365.2425 days.
SELECT discovered_at / 2629746000, COUNT(*) FROM incident GROUP BY 1;
SELECT discovered_at / 31556952000, kind, COUNT(*) FROM incident GROUP BY 1, 2;
SELECT discovered_at / 31556952000, cause_kind, COUNT(*) FROM incident GROUP BY 1, 2;
SELECT discovered_at / 31556952000, unit, COUNT(*) FROM incident GROUP BY 1, 2;
SELECT discovered_at / 31556952000, source, COUNT(*) FROM incident GROUP BY 1, 2;
SELECT discovered_at / 31556952000, COUNT(*) FROM incident WHERE reported_to_imy GROUP BY 1;
SELECT discovered_at / 31556952000, COUNT(*) FROM incident WHERE reported_to_imy
  AND imy_reported_at <= aware_at + 259200000 GROUP BY 1;
SELECT discovered_at / 31556952000, COUNT(*) FROM incident WHERE reported_to_imy
  AND imy_reported_at > aware_at + 259200000 GROUP BY 1;
SELECT discovered_at / 31556952000, COUNT(*) FROM incident WHERE personal_data
  AND reported_to_imy IS NOT TRUE GROUP BY 1;
SELECT y, COUNT(*), AVG(s), AVG(CASE WHEN 2 * n BETWEEN c AND c + 2 THEN s END) FROM (SELECT y, s,
  ROW_NUMBER() OVER (PARTITION BY y ORDER BY s) n, COUNT(*) OVER (PARTITION BY y) c FROM (
  SELECT discovered_at / 31556952000 y, reported_at - discovered_at s FROM incident WHERE reported_at >= discovered_at))
  GROUP BY y;
SELECT y, COUNT(*), AVG(s), AVG(CASE WHEN 2 * n BETWEEN c AND c + 2 THEN s END) FROM (SELECT y, s,
  ROW_NUMBER() OVER (PARTITION BY y ORDER BY s) n, COUNT(*) OVER (PARTITION BY y) c FROM (
  SELECT discovered_at / 31556952000 y, triaged_at - discovered_at s FROM incident WHERE triaged_at >= discovered_at))
  GROUP BY y;
SELECT y, COUNT(*), AVG(s), AVG(CASE WHEN 2 * n BETWEEN c AND c + 2 THEN s END) FROM (SELECT y, s,
  ROW_NUMBER() OVER (PARTITION BY y ORDER BY s) n, COUNT(*) OVER (PARTITION BY y) c FROM (
  SELECT discovered_at / 31556952000 y, closed_at - discovered_at s FROM incident WHERE closed_at >= discovered_at))
  GROUP BY y;
SELECT y, COUNT(*), AVG(s), AVG(CASE WHEN 2 * n BETWEEN c AND c + 2 THEN s END) FROM (SELECT y, s,
  ROW_NUMBER() OVER (PARTITION BY y ORDER BY s) n, COUNT(*) OVER (PARTITION BY y) c FROM (
  SELECT discovered_at / 31556952000 y, imy_reported_at - aware_at s FROM incident WHERE imy_reported_at >= aware_at))
  GROUP BY y;
