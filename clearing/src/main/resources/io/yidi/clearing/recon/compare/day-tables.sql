-- Beside the ledger, in memory: the groups of a day by the numbers given for it, and what is asked of the ledger about
-- rows that are not alike. Money is BIGINT fen.

CREATE TABLE day_group (
  group_id       INTEGER NOT NULL,
  institution    VARCHAR NOT NULL,
  insured_place  VARCHAR NOT NULL,
  insurance_type INTEGER NOT NULL,
  clearing_type  VARCHAR NOT NULL
);

-- Stands at the gateway, and another side lacks it or has it otherwise.
CREATE TABLE asked_here (
  id BIGINT NOT NULL                 -- setl_id
);

-- A side has it, and it does not stand at the gateway.
CREATE TABLE asked_there (
  id          BIGINT NOT NULL,       -- setl_id as it is known here; less than 0 if it is there twice
  is_refund   BOOLEAN NOT NULL,
  institution VARCHAR NOT NULL,
  person_no   VARCHAR NOT NULL,
  total_fen   BIGINT NOT NULL
);

-- Alike on both sides of a pair; filled to go through them.
CREATE TABLE alike (
  id        BIGINT NOT NULL,
  is_refund BOOLEAN NOT NULL,
  group_id  INTEGER NOT NULL,
  total_fen BIGINT NOT NULL
);
