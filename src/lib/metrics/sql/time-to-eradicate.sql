-- Resolved or closed without an eradication stamp is a missing end, not an incident at work.
SELECT
  *, eradicated_at AS ends,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN eradicated_at IS NOT NULL THEN 'finished'
    WHEN ended THEN 'missing_end'
    ELSE 'open'
  END AS outcome
FROM seen_incident
