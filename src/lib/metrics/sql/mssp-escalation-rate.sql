-- yes: the provider's alert became an incident of ours. An open alert without one is undecided.
SELECT
  source, alert.team, level, rule,
  created_at AS starts, CAST(NULL AS TIMESTAMP) AS ends, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN duplicate_of IS NOT NULL THEN 'merged'
    WHEN created_at > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN coalesce(automated, false) THEN 'automated'
    WHEN incident_id IS NOT NULL THEN 'yes'
    WHEN closed_at IS NULL OR closed_at > CAST($as_of AS TIMESTAMP) THEN 'undecided'
    ELSE 'no'
  END AS outcome
FROM alert JOIN watch ON watch.team = alert.team AND watch.provider
