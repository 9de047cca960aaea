-- From the provider's escalation, which is the report, until one of us took it. An incident resolved or closed without
-- an acknowledgement is a missing end.
WITH handed AS (
  SELECT
    * EXCLUDE (starts, start_proxy, month, week), coalesce(reported_at, created_at) AS starts,
    CASE WHEN reported_at IS NULL THEN 'created_at' END AS start_proxy
  FROM seen_incident
  WHERE detected_by = 'mssp'
)
SELECT
  handed.*, acknowledged_at AS ends, moment.month, moment.week,
  open_seconds(moment.open_before, moment.is_open, starts) AS open_before,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN starts > as_of() THEN 'outside'
    WHEN acknowledged_at IS NOT NULL THEN 'finished'
    WHEN ended OR contained_at IS NOT NULL THEN 'missing_end'
    ELSE 'open'
  END AS outcome
FROM handed LEFT JOIN moment ON moment.step = moment_of(starts)
