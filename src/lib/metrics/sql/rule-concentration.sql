-- One row per alert; how many of them the loudest rules raised is counted afterwards, period by period.
SELECT
  *,
  CASE WHEN apart IS NOT NULL THEN apart WHEN rule IS NULL THEN 'unknown' ELSE 'counted' END AS outcome
FROM seen_alert
