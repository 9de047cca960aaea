-- An incident counts in the month it was detected: those that nobody has found yet are in no export.
WITH seen AS (
  SELECT
    source, team, severity, category, test, occurred_at,
    coalesce(detected_at, reported_at, created_at) AS ends
  FROM incident
)
SELECT
  source, team, severity, category, occurred_at AS starts, ends, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN ends > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN occurred_at IS NULL THEN 'missing_start'
    ELSE 'finished'
  END AS outcome
FROM seen
