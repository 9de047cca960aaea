-- yes: closed without a disposition. Open alerts have not been decided either way.
SELECT
  *,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN closed_at IS NULL THEN 'undecided'
    WHEN automated THEN 'automated'
    WHEN disposition IS NULL THEN 'yes'
    ELSE 'no'
  END AS outcome
FROM seen_alert
