-- One row per alert that was judged again by us.
SELECT
  'mssp-feedback' AS source, team, level, rule,
  audited_at AS starts, CAST(NULL AS TIMESTAMP) AS ends, CAST(NULL AS VARCHAR) AS start_proxy,
  CASE
    WHEN audited_at > CAST($as_of AS TIMESTAMP) THEN 'outside'
    WHEN provider_verdict = own_verdict THEN 'yes'
    ELSE 'no'
  END AS outcome
FROM feedback
