-- Until the verdict, or the incident the alert became, whichever came first.
SELECT
  *, decided_at AS ends,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN automated THEN 'automated'
    WHEN decided_at IS NOT NULL THEN 'finished'
    WHEN closed_at IS NOT NULL THEN 'missing_end'
    ELSE 'open'
  END AS outcome
FROM seen_alert
