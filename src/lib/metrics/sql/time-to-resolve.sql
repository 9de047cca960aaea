-- Closed without a resolution stamp is a missing end, not an open incident.
SELECT
  *, resolved_at AS ends,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN resolved_at IS NOT NULL THEN 'finished'
    WHEN closed_at IS NOT NULL THEN 'missing_end'
    ELSE 'open'
  END AS outcome
FROM seen_incident
