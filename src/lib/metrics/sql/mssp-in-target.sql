-- The provider's alerts: finished and open become yes and no by the time agreed to decide, on its own hours.
SELECT
  *, decided_at AS ends, decide_within AS allowed,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN automated THEN 'automated'
    WHEN decided_at IS NOT NULL THEN 'finished'
    WHEN closed_at IS NOT NULL THEN 'missing_end'
    ELSE 'open'
  END AS outcome
FROM seen_alert
WHERE provider
