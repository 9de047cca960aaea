-- Resolved or closed without a containment stamp is a missing end, not an incident still spreading.
SELECT
  *, contained_at AS ends,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN contained_at IS NOT NULL THEN 'finished'
    WHEN ended THEN 'missing_end'
    ELSE 'open'
  END AS outcome
FROM seen_incident
