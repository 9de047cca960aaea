-- yes: it began outside business hours.
SELECT
  *,
  CASE WHEN apart IS NOT NULL THEN apart WHEN in_hours THEN 'no' ELSE 'yes' END AS outcome
FROM seen_alert
