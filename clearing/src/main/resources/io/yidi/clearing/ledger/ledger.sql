-- Money is BIGINT fen everywhere; a division would make it a floating point number.

CREATE TABLE progress (
  format     INTEGER NOT NULL,
  sequence   BIGINT NOT NULL,   -- last record taken in
  point      BLOB               -- where the journal is read on; null before the first record
);

CREATE TABLE entry (
  entry_id         BIGINT NOT NULL,    -- setl_id of the settlement, or of the refund itself
  original_id      BIGINT,             -- of a refund: the settlement it takes back
  encounter_id     BIGINT,             -- mdtrt_id; null of a bill that came at once
  institution      VARCHAR NOT NULL,
  transaction_code VARCHAR NOT NULL,
  msg_id           VARCHAR NOT NULL,
  business_day     DATE NOT NULL,
  decided_at       TIMESTAMP NOT NULL, -- UTC
  person_no        VARCHAR NOT NULL,
  insurance_type   INTEGER NOT NULL,
  insured_place    VARCHAR NOT NULL,
  care_type        VARCHAR NOT NULL,
  is_full_pay      BOOLEAN NOT NULL,   -- of a settlement: the person paid all; false of a refund
  care_place       VARCHAR,            -- null of a refund until its settlement's is filled in
  total_fen        BIGINT NOT NULL,
  in_scope_fen     BIGINT NOT NULL,
  pre_self_pay_fen BIGINT NOT NULL,
  over_limit_fen   BIGINT NOT NULL,
  own_pay_fen      BIGINT NOT NULL,
  deductible_fen   BIGINT NOT NULL,
  fund_fen         BIGINT NOT NULL,
  personal_fen     BIGINT NOT NULL,
  account_fen      BIGINT NOT NULL,
  cash_fen         BIGINT NOT NULL,
  funds            VARCHAR NOT NULL    -- fund by fund, such as 310100:5999; the same text for the same amounts
);

CREATE TABLE entry_fund (
  entry_id   BIGINT NOT NULL,
  fund_code  VARCHAR NOT NULL,
  amount_fen BIGINT NOT NULL
);

CREATE TABLE reversal (
  sequence     BIGINT NOT NULL,
  entry_id     BIGINT NOT NULL,
  business_day DATE NOT NULL
);

CREATE VIEW booked AS
  SELECT *,
    entry_id IN (SELECT entry_id FROM reversal) AS is_reversed,
    CASE WHEN original_id IS NULL THEN 'SETTLEMENT' ELSE 'REFUND' END AS kind,
    CASE WHEN transaction_code IN ('2304', '2305') THEN '21'
         WHEN transaction_code IN ('2102', '2103') THEN '41'
         ELSE '11' END AS clearing_type
  FROM entry;

-- A reversed settlement or refund leaves the day it was on.
CREATE VIEW standing AS SELECT * FROM booked WHERE NOT is_reversed;

-- Care outside the province of insurance. A settlement is in force unless a refund takes it back, on whatever day.
CREATE VIEW cross_province AS
  SELECT *,
    original_id IS NULL AND entry_id NOT IN (SELECT original_id FROM standing WHERE original_id IS NOT NULL)
      AS is_in_force
  FROM standing WHERE substr(insured_place, 1, 2) <> substr(care_place, 1, 2);
