-- How long each has waited by as_of. An alert that is acknowledged or closed waits no more.
SELECT
  *, as_of() AS ends,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN automated THEN 'automated'
    WHEN acknowledged_at IS NOT NULL OR closed_at IS NOT NULL THEN 'done'
    ELSE 'finished'
  END AS outcome
FROM seen_alert
