package io.yidi.clearing.recon.compare;

import io.yidi.clearing.ledger.EntryRow;
import io.yidi.clearing.ledger.StatementReader;
import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.DayRow;
import io.yidi.clearing.recon.file.DayRow.DayAmounts;
import io.yidi.clearing.recon.file.DayRow.Key;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** 网关当日读取: a day as the ledger has it, with the day before and the day after. One thread. */
public final class GatewayDayReader {

    private static final Duration CHINA =
            Duration.ofSeconds(ZoneOffset.ofHours(8).getTotalSeconds());
    private static final long DAY_MS = Duration.ofDays(1).toMillis();
    private static final long NEAR_MIDNIGHT_MS = Duration.ofMinutes(10).toMillis();

    private final StatementReader entries;

    public GatewayDayReader(final StatementReader entries) {
        this.entries = entries;
    }

    /** Reads the rows of a day and of its neighbours. */
    public List<KnownRow> read(final LocalDate day) {
        return entries.entries(day.minusDays(1), day.plusDays(1)).stream()
                .map(GatewayDayReader::row)
                .toList();
    }

    private static KnownRow row(final EntryRow entry) {
        final boolean isRefund = entry.originalId() != 0;
        return new KnownRow(
                new DayRow(
                        new Key(Long.toString(entry.entryId()), isRefund),
                        new DayGroup(
                                entry.institution(), entry.insuredPlace(), entry.insuranceType(), entry.clearingType()),
                        entry.personNo(),
                        new DayAmounts(
                                entry.totalFen(), entry.fundFen(), entry.accountFen(), entry.cashFen(), entry.funds())),
                entry.msgId(),
                isRefund ? Long.toString(entry.originalId()) : "",
                entry.businessDay(),
                entry.isReversed(),
                isNearMidnight(entry.decidedAtMs()));
    }

    private static boolean isNearMidnight(final long decidedAtMs) {
        final long timeOfDayMs = Math.floorMod(decidedAtMs + CHINA.toMillis(), DAY_MS);
        return timeOfDayMs < NEAR_MIDNIGHT_MS || timeOfDayMs >= DAY_MS - NEAR_MIDNIGHT_MS;
    }
}
