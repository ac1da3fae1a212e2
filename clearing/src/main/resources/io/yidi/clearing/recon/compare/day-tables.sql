-- A day of all sides, in memory. Money is BIGINT fen. Groups and institutions go by numbers given for the day.

CREATE TABLE day_group (
  group_id       INTEGER NOT NULL,
  institution_id INTEGER NOT NULL,
  institution    VARCHAR NOT NULL,
  insured_place  VARCHAR NOT NULL,
  insurance_type INTEGER NOT NULL,
  clearing_type  VARCHAR NOT NULL
);

CREATE TABLE gateway_row (
  id             BIGINT NOT NULL,    -- setl_id
  is_refund      BOOLEAN NOT NULL,
  original_id    BIGINT NOT NULL,    -- of a refund: the settlement it takes back; else 0
  group_id       INTEGER NOT NULL,
  institution_id INTEGER NOT NULL,
  total_fen      BIGINT NOT NULL,
  fund_fen       BIGINT NOT NULL,
  account_fen    BIGINT NOT NULL,
  cash_fen       BIGINT NOT NULL,
  funds          VARCHAR             -- fund by fund; null if a side does not tell
);

CREATE TABLE hospital_row (
  id             BIGINT NOT NULL,    -- as it is known here, once that is clear; less than 0 if it is there twice
  is_refund      BOOLEAN NOT NULL,
  group_id       INTEGER NOT NULL,
  institution_id INTEGER NOT NULL,
  person_no      VARCHAR NOT NULL,
  total_fen      BIGINT NOT NULL,
  fund_fen       BIGINT NOT NULL,
  account_fen    BIGINT NOT NULL,
  cash_fen       BIGINT NOT NULL,
  funds          VARCHAR
);

CREATE TABLE platform_row AS FROM hospital_row;

CREATE TABLE sent_file (
  institution_id INTEGER NOT NULL    -- whose file is there
);
