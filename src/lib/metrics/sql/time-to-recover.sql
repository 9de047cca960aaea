-- Resolved or closed without a recovery stamp is a missing end, not an incident at work.
SELECT
  *, recovered_at AS ends,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN recovered_at IS NOT NULL THEN 'finished'
    WHEN ended THEN 'missing_end'
    ELSE 'open'
  END AS outcome
FROM seen_incident
