-- Alerts alike in rule, asset and local day: the first counts as no, the others as yes, so that a row stands
-- for many alerts. The day is one of the reporting time zone.
WITH kind AS (
  SELECT *, CASE WHEN apart IS NULL AND rule IS NOT NULL AND asset IS NOT NULL THEN 'alike' ELSE coalesce(apart, 'unknown') END AS outcome
  FROM seen_alert
),
alike AS (
  SELECT source, team, level, month, outcome, count(*) AS alerts
  FROM kind
  GROUP BY source, team, level, month, outcome, rule, asset, day
)
SELECT
  source, team, level, month, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE WHEN outcome = 'alike' THEN 'no' ELSE outcome END AS outcome,
  CASE WHEN outcome = 'alike' THEN 1 ELSE alerts END AS cases
FROM alike
UNION ALL
SELECT source, team, level, month, CAST(NULL AS VARCHAR) AS start_proxy, 'yes' AS outcome, alerts - 1 AS cases
FROM alike
WHERE outcome = 'alike' AND alerts > 1
