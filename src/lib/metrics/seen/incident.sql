-- Incidents as they stood at as_of, each from its start: what happened later has not happened yet. `apart` says why an
-- incident is left out of every figure. `complete` asks only whether the stamps are there.
SELECT
  CAST(source AS source_name) AS source, CAST(team AS team_name) AS team,
  CAST(severity AS severity_name) AS severity, CAST(category AS category_name) AS category,
  starts, start_proxy, created_at, reported_at, occurred_at,
  CASE WHEN acknowledged_at <= as_of() THEN acknowledged_at END AS acknowledged_at,
  CASE WHEN contained_at <= as_of() THEN contained_at END AS contained_at,
  CASE WHEN eradicated_at <= as_of() THEN eradicated_at END AS eradicated_at,
  CASE WHEN recovered_at <= as_of() THEN recovered_at END AS recovered_at,
  CASE WHEN resolved_at <= as_of() THEN resolved_at END AS resolved_at,
  CASE WHEN closed_at <= as_of() THEN closed_at END AS closed_at,
  coalesce(resolved_at <= as_of(), false) OR coalesce(closed_at <= as_of(), false) AS ended,
  detected_at IS NOT NULL AND contained_at IS NOT NULL AND eradicated_at IS NOT NULL AND recovered_at IS NOT NULL
    AND resolved_at IS NOT NULL AS complete,
  detected_by, disposition, reopened, procedure, test,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN starts > as_of() THEN 'outside'
  END AS apart,
  moment.month, moment.week
FROM begun LEFT JOIN moment ON moment.step = moment_of(starts)
