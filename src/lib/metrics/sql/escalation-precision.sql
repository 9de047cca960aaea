-- Of what the provider escalated: yes, when it was an incident. A verdict needs its fourteen days.
SELECT
  *,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN starts > as_of() - INTERVAL 14 DAY THEN 'immature'
    WHEN disposition = 'true-positive' THEN 'yes'
    WHEN disposition IN ('benign-positive', 'false-positive') THEN 'no'
    ELSE 'undecided'
  END AS outcome
FROM seen_incident
WHERE detected_by = 'mssp'
