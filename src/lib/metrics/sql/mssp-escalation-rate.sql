-- yes: the provider's alert became an incident of ours. An open alert without one is undecided.
SELECT
  *,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN automated THEN 'automated'
    WHEN escalated THEN 'yes'
    WHEN closed_at IS NULL THEN 'undecided'
    ELSE 'no'
  END AS outcome
FROM seen_alert
WHERE provider
