-- Of the incidents that were done: yes, when one was opened again.
WITH seen AS (
  SELECT
    source, team, severity, category, test, reopened,
    coalesce(detected_at, reported_at, created_at) AS starts,
    CASE
      WHEN detected_at IS NOT NULL THEN NULL
      WHEN reported_at IS NOT NULL THEN 'reported_at'
      ELSE 'created_at'
    END AS start_proxy,
    coalesce(resolved_at <= CAST($as_of AS TIMESTAMP), false)
      OR coalesce(closed_at <= CAST($as_of AS TIMESTAMP), false) AS ended
  FROM incident
)
SELECT
  source, team, severity, category, starts, CAST(NULL AS TIMESTAMP) AS ends, start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN starts > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN NOT ended THEN 'undecided'
    WHEN reopened IS NULL THEN 'unknown'
    WHEN reopened THEN 'yes'
    ELSE 'no'
  END AS outcome
FROM seen
