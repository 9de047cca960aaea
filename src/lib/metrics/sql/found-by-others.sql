-- yes: a user or an outsider told us.
WITH seen AS (
  SELECT
    source, team, severity, category, test, detected_by,
    coalesce(detected_at, reported_at, created_at) AS starts,
    CASE
      WHEN detected_at IS NOT NULL THEN NULL
      WHEN reported_at IS NOT NULL THEN 'reported_at'
      ELSE 'created_at'
    END AS start_proxy
  FROM incident
)
SELECT
  source, team, severity, category, starts, CAST(NULL AS TIMESTAMP) AS ends, start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN starts > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN detected_by IS NULL THEN 'unknown'
    WHEN detected_by IN ('user', 'outsider') THEN 'yes'
    ELSE 'no'
  END AS outcome
FROM seen
