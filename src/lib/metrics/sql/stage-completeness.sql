-- Of the incidents that are done: yes, when every stage has its stamp.
WITH seen AS (
  SELECT
    source, team, severity, category, test, detected_at, contained_at, eradicated_at, recovered_at, resolved_at,
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
    WHEN detected_at IS NULL OR contained_at IS NULL OR eradicated_at IS NULL THEN 'no'
    WHEN recovered_at IS NULL OR resolved_at IS NULL THEN 'no'
    ELSE 'yes'
  END AS outcome
FROM seen
