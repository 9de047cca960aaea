-- One row per alert, tests and duplicates included: each shows that the rule still speaks.
SELECT
  source, team, level, rule,
  created_at AS starts, CAST(NULL AS TIMESTAMP) AS ends, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN created_at > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN rule IS NULL THEN 'unknown'
    ELSE 'counted'
  END AS outcome
FROM alert
