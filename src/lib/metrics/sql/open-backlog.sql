-- An incident is open from its start until it is resolved, else closed.
SELECT *, coalesce(resolved_at, closed_at) AS ends, coalesce(apart, 'counted') AS outcome
FROM seen_incident
