-- Alerts as they stood at as_of: what happened later has not happened yet. `apart` says why an alert is left out of
-- every figure. It is decided by its verdict, which has the stamp of the close, or by the incident it became, whichever
-- came first; an incident older than its alert is not the alert's escalation.
WITH became AS (
  SELECT id, min(created_at) AS escalated_at
  FROM incident
  WHERE created_at <= as_of()
  GROUP BY id
),
stood AS (
  SELECT
    source, alert.team, alert.level, rule, asset, disposition, automated, test, duplicate_of, event_at, created_at,
    incident_id IS NOT NULL AS escalated,
    CASE WHEN acknowledged_at <= as_of() THEN acknowledged_at END AS acknowledged_at,
    CASE WHEN closed_at <= as_of() THEN closed_at END AS closed_at,
    CASE WHEN disposition IS NOT NULL AND closed_at <= as_of() THEN closed_at END AS judged_at,
    CASE WHEN escalated_at >= created_at THEN escalated_at END AS escalated_at,
    coalesce(watch.provider, false) AS provider, watch.hours,
    agreed.acknowledge AS acknowledge_within, agreed.decide AS decide_within
  FROM alert
    LEFT JOIN became ON became.id = alert.incident_id
    LEFT JOIN watch ON watch.team = alert.team
    LEFT JOIN agreed ON agreed.team = alert.team AND agreed.level = alert.level
)
SELECT
  CAST(source AS source_name) AS source, CAST(team AS team_name) AS team, CAST(level AS level_name) AS level,
  CAST(rule AS rule_name) AS rule, CAST(asset AS asset_name) AS asset,
  CAST(disposition AS disposition_name) AS disposition,
  automated, escalated, provider, hours, acknowledge_within, decide_within,
  created_at AS starts, CAST(NULL AS stamp_name) AS start_proxy, event_at, acknowledged_at, closed_at,
  CASE WHEN judged_at IS NULL OR escalated_at < judged_at THEN escalated_at ELSE judged_at END AS decided_at,
  CAST(apart_of(test, duplicate_of, created_at) AS outcome_name) AS apart,
  moment.month, moment.week, moment.day,
  coalesce(moment.is_open, false) AS in_hours, open_seconds(moment.open_before, moment.is_open, created_at) AS open_before
FROM stood LEFT JOIN moment ON moment.step = moment_of(created_at)
