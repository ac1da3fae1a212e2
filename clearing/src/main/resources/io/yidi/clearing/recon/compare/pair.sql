-- What two sides have, row by row. outcome 0: alike, 1: only there, 2: only here, 3 and on: what differs first.
CREATE TABLE {pair} AS
SELECT * EXCLUDE (here_funds, there_funds),
  CASE outcome WHEN 8 THEN here_funds END AS here_funds,
  CASE outcome WHEN 8 THEN there_funds END AS there_funds
FROM (
  SELECT coalesce(here.id, there.id) AS id,
    coalesce(here.is_refund, there.is_refund) AS is_refund,
    coalesce(there.group_id, here.group_id) AS group_id,
    coalesce(here.total_fen, 0) AS here_fen,
    coalesce(there.total_fen, 0) AS there_fen,
    CASE WHEN here.id IS NULL THEN 1
         WHEN there.id IS NULL THEN 2
         WHEN here.group_id <> there.group_id THEN 3
         WHEN here.total_fen <> there.total_fen THEN 4
         WHEN here.fund_fen <> there.fund_fen THEN 5
         WHEN here.account_fen <> there.account_fen THEN 6
         WHEN here.cash_fen <> there.cash_fen THEN 7
         WHEN here.funds <> there.funds THEN 8
         ELSE 0 END AS outcome,
    here.funds AS here_funds,
    there.funds AS there_funds
  FROM {here} here FULL JOIN {there} there
    ON here.id = there.id AND here.is_refund = there.is_refund {and}
)
