-- Resolved or closed without a recovery stamp is a missing end, not an incident at work.
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
    CASE WHEN recovered_at <= CAST($as_of AS TIMESTAMP) THEN recovered_at END AS ends,
    coalesce(resolved_at <= CAST($as_of AS TIMESTAMP), false)
      OR coalesce(closed_at <= CAST($as_of AS TIMESTAMP), false) AS ended
  FROM incident
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
