-- yes: true positive; no: benign or false positive. Undetermined, unset and open alerts are undecided.
SELECT
  *,
  CASE
    WHEN apart IS NOT NULL THEN apart
    WHEN closed_at IS NULL THEN 'undecided'
    WHEN automated THEN 'automated'
    WHEN disposition = 'true-positive' THEN 'yes'
    WHEN disposition IN ('benign-positive', 'false-positive') THEN 'no'
    ELSE 'undecided'
  END AS outcome
FROM seen_alert
