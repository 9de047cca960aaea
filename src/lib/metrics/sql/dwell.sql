-- An incident counts in the month it was detected: those that nobody has found yet are in no export.
SELECT
  * REPLACE (occurred_at AS starts, CAST(NULL AS VARCHAR) AS start_proxy), starts AS ends,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN occurred_at IS NULL THEN 'missing_start'
    ELSE 'finished'
  END AS outcome
FROM seen_incident
