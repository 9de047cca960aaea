-- finished and open become yes and no by the time agreed for the level, on the hours of the team.
-- What happened after as_of has not happened yet: such an alert is still waiting, or still open.
WITH seen AS (
  SELECT
    source, team, level, test, duplicate_of, automated,
    created_at AS starts,
    CASE WHEN acknowledged_at <= CAST($as_of AS TIMESTAMP) THEN acknowledged_at END AS ends,
    coalesce(closed_at <= CAST($as_of AS TIMESTAMP), false) AS ended
  FROM alert
)
SELECT
  source, team, level, starts, ends, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN duplicate_of IS NOT NULL THEN 'merged'
    WHEN starts > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN coalesce(automated, false) THEN 'automated'
    WHEN ends IS NOT NULL THEN 'finished'
    WHEN ended THEN 'missing_end'
    ELSE 'open'
  END AS outcome
FROM seen
