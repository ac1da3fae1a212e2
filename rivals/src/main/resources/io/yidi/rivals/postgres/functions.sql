-- Splits a bill. The pool pays by bands from the end of the deductible up to the point where its cap binds, which may be
-- a fraction of a fen: reached_fen + reached_part / part_count. Rounded half-up, once for each fund.
create function split(
  the_level int, is_retired boolean, in_scope_fen bigint, other_fen bigint,
  stays int, pool_paid_fen bigint, layer_paid_fen bigint)
returns split_result language plpgsql stable as $$
declare
  figures policy%rowtype;
  result split_result;
  room_fen bigint;
  sum_bp bigint := 0;
  open_bp bigint;
  start_fen bigint;
  overlap_fen bigint;
  is_reached boolean := false;
  reached_fen bigint;
  reached_part bigint := 0;
  part_count bigint := 1;
  base_exact bigint := 0;
begin
  select * into strict figures from policy p where p.level = the_level and p.retired = is_retired;
  result.deductible_fen := least(
    in_scope_fen, figures.deductible_fen[least(stays + 1, cardinality(figures.deductible_fen))]);
  room_fen := greatest(0, figures.pool_cap_fen - pool_paid_fen);
  if room_fen = 0 then
    is_reached := true;
    reached_fen := result.deductible_fen;
  else
    for i in 1 .. cardinality(figures.ratio_bp) loop
      exit when figures.from_fen[i] >= in_scope_fen;
      start_fen := greatest(result.deductible_fen, figures.from_fen[i]);
      overlap_fen := least(in_scope_fen, figures.up_to_fen[i]) - start_fen;
      if overlap_fen > 0 then
        open_bp := room_fen * 10000 - sum_bp;
        if overlap_fen * figures.ratio_bp[i] >= open_bp then
          is_reached := true;
          part_count := figures.ratio_bp[i];
          reached_fen := start_fen + open_bp / part_count;
          reached_part := open_bp % part_count;
          exit;
        end if;
        sum_bp := sum_bp + overlap_fen * figures.ratio_bp[i];
      end if;
    end loop;
  end if;
  if is_reached then
    result.pool_fen := room_fen;
    base_exact := (in_scope_fen - reached_fen) * part_count - reached_part;
  else
    result.pool_fen := least(room_fen, (sum_bp + 5000) / 10000);
  end if;
  result.layer_base_fen := (2 * base_exact + part_count) / (2 * part_count);
  result.layer_fen := least(
    (2 * base_exact * figures.layer_bp + 10000 * part_count) / (20000 * part_count),
    greatest(0, figures.layer_cap_fen - layer_paid_fen),
    base_exact / part_count);
  result.personal_fen := in_scope_fen + other_fen - result.pool_fen - result.layer_fen;
  return result;
end $$;

-- Settles a bill once: takes the person's year, splits, writes the settlement under its key, adds to the year. A key that
-- is known gets what was settled under it.
create function settle(
  the_msgid text, the_person_no text, the_year int, the_level int, is_retired boolean,
  the_in_scope_fen bigint, the_other_fen bigint)
returns split_result language plpgsql as $$
declare
  held accumulator%rowtype;
  result split_result;
begin
  select * into held from accumulator a
    where a.person_no = the_person_no and a.benefit_year = the_year for update;
  if not found then
    insert into accumulator (person_no, benefit_year) values (the_person_no, the_year) on conflict do nothing;
    select * into strict held from accumulator a
      where a.person_no = the_person_no and a.benefit_year = the_year for update;
  end if;
  result := split(
    the_level, is_retired, the_in_scope_fen, the_other_fen, held.stays, held.pool_paid_fen, held.layer_paid_fen);
  insert into settlement (
      msgid, person_no, benefit_year, level, retired, in_scope_fen, other_fen,
      deductible_fen, pool_fen, layer_fen, personal_fen)
    values (
      the_msgid, the_person_no, the_year, the_level, is_retired, the_in_scope_fen, the_other_fen,
      result.deductible_fen, result.pool_fen, result.layer_fen, result.personal_fen)
    on conflict do nothing;
  if not found then
    select s.deductible_fen, s.pool_fen, s.layer_fen, s.personal_fen, null into result
      from settlement s where s.msgid = the_msgid;
    return result;
  end if;
  update accumulator a set
      stays = a.stays + 1,
      deductible_fen = a.deductible_fen + result.deductible_fen,
      expense_fen = a.expense_fen + the_in_scope_fen,
      pool_paid_fen = a.pool_paid_fen + result.pool_fen,
      layer_base_fen = a.layer_base_fen + result.layer_base_fen,
      layer_paid_fen = a.layer_paid_fen + result.layer_fen
    where a.person_no = the_person_no and a.benefit_year = the_year;
  return result;
end $$;

-- Settles bills in their order in one transaction. Their persons are locked in the order of their numbers, so that two
-- batches never wait for each other.
create function settle_batch(
  msgids text[], person_nos text[], the_year int, levels int[], retirees boolean[],
  in_scope_fens bigint[], other_fens bigint[])
returns setof split_result language plpgsql as $$
begin
  insert into accumulator (person_no, benefit_year)
    select distinct p, the_year from unnest(person_nos) p order by p on conflict do nothing;
  perform 1 from accumulator a
    where a.person_no = any (person_nos) and a.benefit_year = the_year order by a.person_no for update;
  for i in 1 .. cardinality(msgids) loop
    return next settle(
      msgids[i], person_nos[i], the_year, levels[i], retirees[i], in_scope_fens[i], other_fens[i]);
  end loop;
end $$;
