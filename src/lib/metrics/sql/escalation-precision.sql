-- Of what the provider escalated: yes, when it was an incident. A verdict needs its fourteen days.
WITH seen AS (
  SELECT
    source, team, severity, category, test, disposition,
    coalesce(detected_at, reported_at, created_at) AS starts,
    CASE
      WHEN detected_at IS NOT NULL THEN NULL
      WHEN reported_at IS NOT NULL THEN 'reported_at'
      ELSE 'created_at'
    END AS start_proxy
  FROM incident
  WHERE detected_by = 'mssp'
)
SELECT
  source, team, severity, category, starts, CAST(NULL AS TIMESTAMP) AS ends, start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN starts > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN starts > CAST($as_of AS TIMESTAMP) - INTERVAL 14 DAY THEN 'immature'
    WHEN disposition = 'true-positive' THEN 'yes'
    WHEN disposition IN ('benign-positive', 'false-positive') THEN 'no'
    ELSE 'undecided'
  END AS outcome
FROM seen
