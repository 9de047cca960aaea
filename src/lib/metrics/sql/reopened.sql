-- Of the incidents that were done: yes, when one was opened again.
SELECT
  *,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN NOT ended THEN 'undecided'
    WHEN reopened IS NULL THEN 'unknown'
    WHEN reopened THEN 'yes'
    ELSE 'no'
  END AS outcome
FROM seen_incident
