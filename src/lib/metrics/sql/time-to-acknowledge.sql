-- Closed without an acknowledgement is a missing end, never 0.
SELECT
  *, acknowledged_at AS ends,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN automated THEN 'automated'
    WHEN acknowledged_at IS NOT NULL THEN 'finished'
    WHEN closed_at IS NOT NULL THEN 'missing_end'
    ELSE 'open'
  END AS outcome
FROM seen_alert
