-- The provider's alerts: finished and open become yes and no by the time agreed to decide, on its own hours.
-- What happened after as_of has not happened yet. An incident older than its alert is not the alert's escalation.
WITH became AS (
  SELECT id, min(created_at) AS escalated_at
  FROM incident
  WHERE created_at <= CAST($as_of AS TIMESTAMP)
  GROUP BY id
),
seen AS (
  SELECT
    alert.source, alert.team, alert.level, test, duplicate_of, automated,
    alert.created_at AS starts,
    CASE WHEN disposition IS NOT NULL AND closed_at <= CAST($as_of AS TIMESTAMP) THEN closed_at END AS decided_at,
    CASE WHEN escalated_at >= alert.created_at THEN escalated_at END AS escalated_at,
    coalesce(closed_at <= CAST($as_of AS TIMESTAMP), false) AS ended
  FROM alert
    JOIN watch ON watch.team = alert.team AND watch.provider
    LEFT JOIN became ON became.id = alert.incident_id
),
decided AS (
  SELECT
    *,
    CASE
      WHEN decided_at IS NULL OR escalated_at < decided_at THEN escalated_at
      ELSE decided_at
    END AS ends
  FROM seen
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
FROM decided
