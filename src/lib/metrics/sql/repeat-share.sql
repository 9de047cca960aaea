-- Alerts alike in rule, asset and local day: the first counts as no, the others as yes, so that a row stands
-- for many alerts. slot.day is the day of the reporting time zone.
WITH seen AS (
  SELECT
    source, team, level, rule, asset, created_at, test, duplicate_of, slot.day AS day
  FROM alert JOIN slot ON floor(epoch(created_at) / 900) = slot.slot
),
kind AS (
  SELECT
    *,
    CASE
      WHEN coalesce(test, false) THEN 'test'
      WHEN duplicate_of IS NOT NULL THEN 'merged'
      WHEN created_at > CAST($as_of AS TIMESTAMP) THEN 'outside'
      WHEN rule IS NULL OR asset IS NULL THEN 'unknown'
      ELSE 'alike'
    END AS outcome
  FROM seen
),
alike AS (
  SELECT source, team, level, min(created_at) AS starts, outcome, count(*) AS alerts
  FROM kind
  GROUP BY source, team, level, outcome, rule, asset, day
)
SELECT
  source, team, level, starts, CAST(NULL AS TIMESTAMP) AS ends, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE WHEN outcome = 'alike' THEN 'no' ELSE outcome END AS outcome,
  CASE WHEN outcome = 'alike' THEN 1 ELSE alerts END AS cases
FROM alike
UNION ALL
SELECT source, team, level, starts, CAST(NULL AS TIMESTAMP) AS ends, CAST(NULL AS VARCHAR) AS start_proxy, 'yes' AS outcome, alerts - 1 AS cases
FROM alike
WHERE outcome = 'alike' AND alerts > 1
