-- An incident is open from its start until it is resolved, else closed.
-- What happened after as_of has not happened yet.
WITH seen AS (
  SELECT
    source, team, severity, category, test,
    coalesce(detected_at, reported_at, created_at) AS starts,
    CASE
      WHEN detected_at IS NOT NULL THEN NULL
      WHEN reported_at IS NOT NULL THEN 'reported_at'
      ELSE 'created_at'
    END AS start_proxy,
    CASE
      WHEN resolved_at <= CAST($as_of AS TIMESTAMP) THEN resolved_at
      WHEN closed_at <= CAST($as_of AS TIMESTAMP) THEN closed_at
    END AS ends
  FROM incident
)
SELECT
  source, team, severity, category, starts, ends, start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN starts > CAST($as_of AS TIMESTAMP) THEN 'outside'
    ELSE 'counted'
  END AS outcome
FROM seen
