-- Of the incidents that are done: yes, when every stage has its stamp.
SELECT
  *,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN NOT ended THEN 'undecided'
    WHEN complete THEN 'yes'
    ELSE 'no'
  END AS outcome
FROM seen_incident
