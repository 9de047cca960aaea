-- One row per incident, counted where it began.
SELECT *, coalesce(apart, 'counted') AS outcome
FROM seen_incident
