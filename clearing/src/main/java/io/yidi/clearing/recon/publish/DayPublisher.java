package io.yidi.clearing.recon.publish;

import io.yidi.clearing.recon.batch.BatchBook;
import io.yidi.clearing.recon.batch.BatchEvent;
import io.yidi.clearing.recon.batch.BatchId;
import io.yidi.clearing.recon.batch.BatchState;
import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.compare.SideSum;
import io.yidi.clearing.recon.file.DayGroup;
import io.yidi.clearing.recon.file.KeptFiles;
import io.yidi.clearing.recon.result.Reconciliation;
import io.yidi.gateway.reconciled.CauseText;
import io.yidi.gateway.reconciled.ReconciledBatch;
import io.yidi.gateway.reconciled.ReconciledDay;
import io.yidi.gateway.reconciled.ReconciledDifference;
import io.yidi.gateway.reconciled.ReconciledFiles;
import io.yidi.gateway.reconciled.ReconciledGroup;
import io.yidi.gateway.reconciled.SideTotal;
import io.yidi.gateway.reconciled.ThreeSides;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** 结果发布: writes down what came of a day, in the place of what was written before. One thread. */
public final class DayPublisher {

    private static final List<BatchState> DONE = List.of(BatchState.MATCHED, BatchState.CORRECTED, BatchState.CLOSED);

    private final KeptFiles kept;
    private final BatchBook book;
    private final ReconciledFiles files;
    private final Supplier<LocalDateTime> clock;

    /**
     * Prepares.
     *
     * @param kept files that were taken in
     * @param book how far the batches are
     * @param files where the result goes
     * @param clock time in China
     */
    public DayPublisher(
            final KeptFiles kept,
            final BatchBook book,
            final ReconciledFiles files,
            final Supplier<LocalDateTime> clock) {
        this.kept = kept;
        this.book = book;
        this.files = files;
        this.clock = clock;
    }

    /**
     * Publishes.
     *
     * @param reconciliation the day, compared
     * @return what was written down
     * @throws IOException if the book cannot be read or the result not written
     */
    public ReconciledDay publish(final Reconciliation reconciliation) throws IOException {
        final ReconciledDay day = ReconciledDay.bounded(
                head(reconciliation),
                batches(book.states(reconciliation)),
                groups(reconciliation),
                reconciliation.differences().stream()
                        .map(DayPublisher::difference)
                        .toList(),
                causes(reconciliation));
        files.write(day);
        return day;
    }

    private ReconciledDay.Head head(final Reconciliation reconciliation) throws IOException {
        return new ReconciledDay.Head(
                reconciliation.day().toString(),
                clock.get().truncatedTo(ChronoUnit.SECONDS).toString(),
                reconciliation.sides().sequence(),
                reconciliation.isBalanced(),
                reconciliation.missing().stream()
                        .map(who -> who.equals(Side.PLATFORM.label()) ? Side.PLATFORM.name() : who)
                        .toList(),
                kept.stamps(reconciliation.day()),
                reconciliation.differences().stream()
                        .collect(Collectors.groupingBy(
                                row -> new BatchId(row.here(), row.there(), "").pair(), Collectors.counting())),
                threeSides(reconciliation.sides().totals()));
    }

    /** What somebody has to look at comes first, what is signed off last. */
    private static List<ReconciledBatch> batches(final List<BatchEvent> states) {
        return states.stream()
                .sorted(Comparator.<BatchEvent, Boolean>comparing(event -> event.state() == BatchState.CLOSED)
                        .thenComparing(event -> DONE.contains(event.state())))
                .map(event -> new ReconciledBatch(
                        event.id().here().name(),
                        event.id().there().name(),
                        event.id().institution(),
                        event.state().name(),
                        event.at().toString(),
                        event.by(),
                        event.note()))
                .toList();
    }

    private static List<ReconciledGroup> groups(final Reconciliation reconciliation) {
        final Map<DayGroup, Map<Side, SideTotal>> totals = new HashMap<>();
        for (final SideSum sum : reconciliation.sides().groups()) {
            totals.computeIfAbsent(sum.group(), group -> new EnumMap<>(Side.class))
                    .put(sum.side(), sum.total());
        }
        final Map<DayGroup, Long> differences = reconciliation.differences().stream()
                .collect(Collectors.groupingBy(Comparison::group, Collectors.counting()));
        return totals.entrySet().stream()
                .map(entry -> group(
                        entry.getKey(), threeSides(entry.getValue()), differences.getOrDefault(entry.getKey(), 0L)))
                .sorted(Comparator.comparing(ReconciledGroup::institution)
                        .thenComparing(ReconciledGroup::insuredPlace)
                        .thenComparing(ReconciledGroup::insuranceType)
                        .thenComparing(ReconciledGroup::clearingType))
                .toList();
    }

    private static ReconciledGroup group(final DayGroup group, final ThreeSides sides, final long differences) {
        return new ReconciledGroup(
                group.institution(),
                group.insuredPlace(),
                group.insuranceType(),
                group.clearingType(),
                sides,
                differences);
    }

    private static ThreeSides threeSides(final Map<Side, SideTotal> totals) {
        return new ThreeSides(
                totals.getOrDefault(Side.GATEWAY, SideTotal.NONE),
                totals.getOrDefault(Side.HOSPITAL, SideTotal.NONE),
                totals.getOrDefault(Side.PLATFORM, SideTotal.NONE));
    }

    private static ReconciledDifference difference(final Comparison row) {
        return new ReconciledDifference(
                row.here().name(),
                row.there().name(),
                row.group().institution(),
                row.group().insuredPlace(),
                row.group().insuranceType(),
                row.group().clearingType(),
                Long.toString(row.key().settlementId()),
                row.key().isRefund(),
                row.msgId(),
                row.verdict().name(),
                row.hereFen(),
                row.thereFen(),
                row.difference(),
                row.cause().name());
    }

    private static Map<String, CauseText> causes(final Reconciliation reconciliation) {
        return reconciliation.differences().stream()
                .map(Comparison::cause)
                .distinct()
                .collect(Collectors.toMap(Enum::name, cause -> cause.text(), (first, second) -> first, TreeMap::new));
    }
}
