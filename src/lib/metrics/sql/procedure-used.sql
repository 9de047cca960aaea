-- yes: the incident names the procedure it followed.
WITH seen AS (
  SELECT
    source, team, severity, category, test, procedure,
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
    WHEN procedure IS NULL THEN 'no'
    ELSE 'yes'
  END AS outcome
FROM seen
