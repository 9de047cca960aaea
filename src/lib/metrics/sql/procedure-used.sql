-- yes: the incident names the procedure it followed.
SELECT
  *, CASE WHEN apart IS NOT NULL THEN apart WHEN procedure IS NULL THEN 'no' ELSE 'yes' END AS outcome
FROM seen_incident
