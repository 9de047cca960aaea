-- One row per alert that was judged again by us. Agreement on a drill says nothing of the watch, and on what may be no
-- alert at all it is none.
SELECT
  'mssp-feedback' AS source, team, level, rule, moment.month, moment.week, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN audited_at > as_of() THEN 'outside'
    WHEN NOT held THEN 'no_alert'
    WHEN apart IS NOT NULL THEN apart
    WHEN provider_verdict = own_verdict THEN 'yes'
    ELSE 'no'
  END AS outcome
FROM feedback LEFT JOIN moment ON moment.step = moment_of(audited_at)
