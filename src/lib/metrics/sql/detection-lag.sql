-- An alert counts in the month it was created: before that nobody could know of the event.
SELECT
  * REPLACE (event_at AS starts), starts AS ends,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN event_at IS NULL THEN 'missing_start'
    ELSE 'finished'
  END AS outcome
FROM seen_alert
