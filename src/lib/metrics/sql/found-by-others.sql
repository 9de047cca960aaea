-- yes: a user or an outsider told us.
SELECT
  *,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN detected_by IS NULL THEN 'unknown'
    WHEN detected_by IN ('user', 'outsider') THEN 'yes'
    ELSE 'no'
  END AS outcome
FROM seen_incident
