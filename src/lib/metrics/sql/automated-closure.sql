-- yes: closed by automation alone. Open alerts have not been decided either way.
SELECT
  source, team, level, rule,
  created_at AS starts, CAST(NULL AS TIMESTAMP) AS ends, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN duplicate_of IS NOT NULL THEN 'merged'
    WHEN created_at > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN closed_at IS NULL OR closed_at > CAST($as_of AS TIMESTAMP) THEN 'undecided'
    WHEN automated IS NULL THEN 'unknown'
    WHEN automated THEN 'yes'
    ELSE 'no'
  END AS outcome
FROM alert
