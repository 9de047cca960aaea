-- An alert counts in the month it was created: before that nobody could know of the event.
SELECT
  source, team, level, rule,
  event_at AS starts, created_at AS ends, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN coalesce(test, false) THEN 'test'
    WHEN duplicate_of IS NOT NULL THEN 'merged'
    WHEN created_at > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN event_at IS NULL THEN 'missing_start'
    ELSE 'finished'
  END AS outcome
FROM alert
