-- yes: closed by automation alone. Open alerts have not been decided either way.
SELECT
  *,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN closed_at IS NULL THEN 'undecided'
    WHEN automated IS NULL THEN 'unknown'
    WHEN automated THEN 'yes'
    ELSE 'no'
  END AS outcome
FROM seen_alert
