-- From the provider's escalation until one of us took it. An incident resolved or closed without an
-- acknowledgement is a missing end. What happened after as_of has not happened yet.
WITH seen AS (
  SELECT
    source, team, severity, category, test,
    coalesce(reported_at, created_at) AS starts,
    CASE WHEN reported_at IS NULL THEN 'created_at' END AS start_proxy,
    CASE WHEN acknowledged_at <= CAST($as_of AS TIMESTAMP) THEN acknowledged_at END AS ends,
    coalesce(contained_at <= CAST($as_of AS TIMESTAMP), false)
      OR coalesce(resolved_at <= CAST($as_of AS TIMESTAMP), false)
      OR coalesce(closed_at <= CAST($as_of AS TIMESTAMP), false) AS ended
  FROM incident
  WHERE detected_by = 'mssp'
)
SELECT
  source, team, severity, category, starts, ends, start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN starts > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN ends IS NOT NULL THEN 'finished'
    WHEN ended THEN 'missing_end'
    ELSE 'open'
  END AS outcome
FROM seen
