-- An incident without a close is open, whatever else it says.
SELECT
  *, closed_at AS ends,
  CASE WHEN apart IS NOT NULL THEN apart WHEN closed_at IS NOT NULL THEN 'finished' ELSE 'open' END AS outcome
FROM seen_incident
