-- One row per alert, tests and duplicates included: each shows that the rule still speaks.
SELECT
  *,
  CASE WHEN starts > as_of() THEN 'outside' WHEN rule IS NULL THEN 'unknown' ELSE 'counted' END AS outcome
FROM seen_alert
