-- One row per alert of any rule. Only rules with a tuning date are looked at.
SELECT
  source, team, level, rule,
  created_at AS starts, CAST(NULL AS TIMESTAMP) AS ends, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN duplicate_of IS NOT NULL THEN 'merged'
    WHEN created_at > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN rule IS NULL THEN 'unknown'
    ELSE 'counted'
  END AS outcome
FROM alert
