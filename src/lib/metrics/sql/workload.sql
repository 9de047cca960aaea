-- What people had to look at: an alert or an incident is one piece of work.
WITH piece AS (
  SELECT source, team, created_at AS starts, test, duplicate_of IS NOT NULL AS merged, automated
  FROM alert
  UNION ALL
  SELECT source, team, coalesce(detected_at, reported_at, created_at) AS starts, test, false AS merged, false AS automated
  FROM incident
)
SELECT
  source, team, starts, CAST(NULL AS TIMESTAMP) AS ends, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN merged THEN 'merged'
    WHEN starts > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN coalesce(automated, false) THEN 'automated'
    ELSE 'counted'
  END AS outcome
FROM piece
