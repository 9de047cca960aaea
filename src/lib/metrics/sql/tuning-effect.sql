-- One row per alert of any rule. Only rules with a tuning date are looked at.
SELECT
  *,
  CASE WHEN apart IS NOT NULL THEN apart WHEN rule IS NULL THEN 'unknown' ELSE 'counted' END AS outcome
FROM seen_alert
