-- yes: true positive; no: benign or false positive. Undetermined, unset and open alerts are undecided.
SELECT
  source, team, level, rule,
  created_at AS starts, CAST(NULL AS TIMESTAMP) AS ends, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN duplicate_of IS NOT NULL THEN 'merged'
    WHEN created_at > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN closed_at IS NULL OR closed_at > CAST($as_of AS TIMESTAMP) THEN 'undecided'
    WHEN coalesce(automated, false) THEN 'automated'
    WHEN disposition = 'true-positive' THEN 'yes'
    WHEN disposition IN ('benign-positive', 'false-positive') THEN 'no'
    ELSE 'undecided'
  END AS outcome
FROM alert
