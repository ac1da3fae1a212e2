-- The settlement of an inpatient bill as a stored procedure: policy rows, what a person's year holds, settlements.
-- Money is fen, ratios are basis points. Rows that change leave room in their page, so that no index entry changes.

create table policy (
  level         int      not null,
  retired       boolean  not null,
  deductible_fen bigint[] not null, -- by number of the stay in the year, the last holds for all later ones
  from_fen      bigint[] not null, -- the pool's bands
  up_to_fen     bigint[] not null,
  ratio_bp      int[]    not null,
  pool_cap_fen  bigint   not null,
  layer_bp      int      not null, -- the large-expense fund
  layer_cap_fen bigint   not null,
  primary key (level, retired)
);

create table accumulator (
  person_no      text   not null,
  benefit_year   int    not null,
  stays          int    not null default 0,
  deductible_fen bigint not null default 0,
  expense_fen    bigint not null default 0,
  pool_paid_fen  bigint not null default 0,
  layer_base_fen bigint not null default 0,
  layer_paid_fen bigint not null default 0,
  primary key (person_no, benefit_year)
) with (fillfactor = 50);

create table settlement (
  msgid          text        primary key,
  person_no      text        not null,
  benefit_year   int         not null,
  level          int         not null,
  retired        boolean     not null,
  in_scope_fen   bigint      not null,
  other_fen      bigint      not null,
  deductible_fen bigint      not null,
  pool_fen       bigint      not null,
  layer_fen      bigint      not null,
  personal_fen   bigint      not null,
  settled_at     timestamptz not null default now()
);

-- Bills with their histories, for the split alone.
create table bill (
  number         bigint  primary key,
  level          int     not null,
  retired        boolean not null,
  in_scope_fen   bigint  not null,
  other_fen      bigint  not null,
  stays          int     not null,
  pool_paid_fen  bigint  not null,
  layer_paid_fen bigint  not null
);

create type split_result as (
  deductible_fen bigint,
  pool_fen       bigint,
  layer_fen      bigint,
  personal_fen   bigint,
  layer_base_fen bigint
);
