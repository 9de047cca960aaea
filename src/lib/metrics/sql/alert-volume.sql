-- One row per alert. A duplicate is the same event seen twice, so it is left out.
SELECT *, coalesce(apart, 'counted') AS outcome
FROM seen_alert
