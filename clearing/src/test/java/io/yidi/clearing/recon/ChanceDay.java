package io.yidi.clearing.recon;

import io.yidi.clearing.ledger.FundText;
import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.clearing.recon.file.DayRow.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A small day by chance: few numbers, persons and amounts, so that everything meets everything. */
final class ChanceDay {

    private static final List<String> INSTITUTIONS = List.of("H11010500001", "H11010500002", "H12000000003");
    private static final int SETTLEMENTS = 24;
    private static final int FIRST_REFUND = 100;
    private static final int FIRST_UNKNOWN = 200;

    private final Random random;
    private final List<Entry> ledger = new ArrayList<>();
    private final Map<String, List<DayRow>> hospitals = new TreeMap<>();
    private final Optional<List<DayRow>> platform;

    /** What the gateway has. */
    record Entry(DayRow row, long originalId, boolean isOfToday, boolean isReversed) {

        boolean stands() {
            return isOfToday && !isReversed;
        }
    }

    ChanceDay(final Random random) {
        this.random = random;
        for (int id = 1; id <= SETTLEMENTS; id++) {
            settle(id);
        }
        final Map<Key, DayRow> all = copy();
        for (final String institution : INSTITUTIONS) {
            if (isChance(80)) {
                hospitals.put(institution, fileOf(institution, copy()));
            }
        }
        platform = isChance(85) ? Optional.of(List.copyOf(changed(all).values())) : Optional.empty();
    }

    List<Entry> ledger() {
        return ledger;
    }

    Map<String, List<DayRow>> hospitals() {
        return hospitals;
    }

    Optional<List<DayRow>> platform() {
        return platform;
    }

    private void settle(final int id) {
        final DayGroup group = group(INSTITUTIONS.get(random.nextInt(INSTITUTIONS.size())));
        final DayRow row = new DayRow(new Key(id, false), group, "P" + random.nextInt(4), amounts(1));
        final boolean isReversed = isChance(15);
        ledger.add(new Entry(row, 0, isChance(85), isReversed));
        if (!isReversed && isChance(30)) {
            final DayRow refund =
                    new DayRow(new Key(FIRST_REFUND + id, true), row.group(), row.personNo(), negative(row.amounts()));
            ledger.add(new Entry(refund, id, isChance(85), isChance(10)));
        }
    }

    private Map<Key, DayRow> copy() {
        final Map<Key, DayRow> rows = new LinkedHashMap<>();
        ledger.stream().filter(Entry::stands).map(Entry::row).forEach(row -> rows.put(row.key(), row));
        return rows;
    }

    private List<DayRow> fileOf(final String institution, final Map<Key, DayRow> rows) {
        rows.values().removeIf(row -> !row.group().institution().equals(institution) && !isChance(5));
        return changed(rows).values().stream()
                .map(row -> new DayRow(
                        row.key(),
                        new DayGroup(institution, row.group().insuredPlace(), "310", "11"),
                        row.personNo(),
                        row.amounts()))
                .toList();
    }

    /** Rows are left out, changed, booked otherwise, made up, and put in another order. */
    private Map<Key, DayRow> changed(final Map<Key, DayRow> rows) {
        final Map<Key, DayRow> changed = new LinkedHashMap<>();
        final List<DayRow> shuffled = new ArrayList<>(rows.values());
        Collections.shuffle(shuffled, random);
        for (final DayRow row : shuffled) {
            if (!isChance(15)) {
                put(changed, isChance(20) ? otherwise(row) : row);
            }
            if (row.key().isRefund() && isChance(40)) {
                final Key original = new Key(row.key().settlementId() - FIRST_REFUND, true);
                put(changed, new DayRow(original, row.group(), row.personNo(), row.amounts()));
                if (isChance(60)) {
                    changed.remove(row.key());
                }
            }
        }
        for (int extra = random.nextInt(4); extra > 0; extra--) {
            final int id = isChance(50) ? 1 + random.nextInt(SETTLEMENTS) : FIRST_UNKNOWN + random.nextInt(3);
            final String institution = INSTITUTIONS.get(random.nextInt(INSTITUTIONS.size()));
            put(changed, new DayRow(new Key(id, isChance(20)), group(institution), "P1", amounts(1)));
        }
        return changed;
    }

    private static void put(final Map<Key, DayRow> rows, final DayRow row) {
        rows.putIfAbsent(row.key(), row);
    }

    private DayRow otherwise(final DayRow row) {
        final DayAmounts is = row.amounts();
        final int field = random.nextInt(6);
        final DayGroup group = field == 5 ? group(row.group().institution()) : row.group();
        return new DayRow(
                row.key(),
                group,
                row.personNo(),
                new DayAmounts(
                        is.totalFen() + (field == 0 ? 1 : 0),
                        is.fundFen() - (field == 1 ? 1 : 0),
                        is.accountFen() + (field == 2 ? 100 : 0),
                        is.cashFen() - (field == 3 ? 1 : 0),
                        field == 4 ? FundText.of(Map.of("310100", 1L, "330100", is.fundFen() - 1)) : is.funds()));
    }

    private DayGroup group(final String institution) {
        return new DayGroup(institution, isChance(50) ? "120000" : "310000", "310", "11");
    }

    private DayAmounts amounts(final int sign) {
        final long totalFen = sign * (1_000L + random.nextInt(3) * 500L);
        final long largeFen = totalFen / 10;
        final long poolFen = totalFen / 2;
        final String funds = FundText.of(Map.of("310100", poolFen, "330100", largeFen));
        return new DayAmounts(totalFen, poolFen + largeFen, 0, totalFen - poolFen - largeFen, funds);
    }

    private static DayAmounts negative(final DayAmounts amounts) {
        final Map<String, Long> funds = FundText.funds(amounts.funds());
        funds.replaceAll((code, amountFen) -> -amountFen);
        return new DayAmounts(
                -amounts.totalFen(), -amounts.fundFen(), -amounts.accountFen(), -amounts.cashFen(), FundText.of(funds));
    }

    private boolean isChance(final int percent) {
        return random.nextInt(100) < percent;
    }
}
