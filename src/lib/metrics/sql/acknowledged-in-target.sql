-- finished and open become yes and no by the time agreed for the level, on the hours of the team.
SELECT
  *, acknowledged_at AS ends, acknowledge_within AS allowed,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN automated THEN 'automated'
    WHEN acknowledged_at IS NOT NULL THEN 'finished'
    WHEN closed_at IS NOT NULL THEN 'missing_end'
    ELSE 'open'
  END AS outcome
FROM seen_alert
