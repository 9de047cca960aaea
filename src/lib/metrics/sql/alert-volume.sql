-- One row per alert. A duplicate is the same event seen twice, so it is left out.
SELECT
  source, team, level, rule,
  created_at AS starts, CAST(NULL AS TIMESTAMP) AS ends, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN duplicate_of IS NOT NULL THEN 'merged'
    WHEN created_at > CAST($as_of AS TIMESTAMP) THEN 'outside'
    ELSE 'counted'
  END AS outcome
FROM alert
