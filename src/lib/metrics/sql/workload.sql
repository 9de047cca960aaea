-- What people had to look at: an alert or an incident is one piece of work. Nobody knows the hours of a team that
-- portal.yaml does not name.
WITH piece AS (
  SELECT source, team, month, apart, automated, hours
  FROM seen_alert
  UNION ALL
  SELECT source, seen_incident.team, month, apart, false AS automated, hours
  FROM seen_incident LEFT JOIN watch ON watch.team = seen_incident.team
)
SELECT
  source, team, month, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN automated THEN 'automated'
    WHEN hours IS NULL THEN 'no_hours'
    ELSE 'counted'
  END AS outcome
FROM piece
