package io.yidi.gateway.statement;

import io.yidi.gateway.journal.JournalPosition;
import io.yidi.gateway.journal.RecordSource;
import io.yidi.gateway.journal.RecordVisitor;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.RecordType;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.ReversalOutcome;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongArrayList;

/**
 * 对账账册: the rows that stand, by business day and institution: sums by group, and where each row lies in the journal. A
 * reversed settlement or refund leaves the day it was on; a refund stands on its own day, beside its settlement.
 *
 * <p>Holds the last days up to so many rows; older days are let go. Fed with the journal in its order; what was taken
 * in already is passed over. One thread.
 */
final class StatementBook implements RecordVisitor {

    private final StatementRowReader rows = new StatementRowReader();
    private final TreeMap<Integer, Map<String, InstitutionDay>> days = new TreeMap<>();
    private final RecordBodyFlyweight body = new RecordBodyFlyweight();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ReversalReplyDecoder reversal = new ReversalReplyDecoder();
    private final int daysMax;
    private final int rowsMax;
    private int rowCount;
    private int letGoUntil = Integer.MIN_VALUE;
    private long lastSequence;
    private RecordSource earlier;

    StatementBook(final int daysMax, final int rowsMax) {
        this.daysMax = daysMax;
        this.rowsMax = rowsMax;
    }

    /** One institution on one day. */
    private static final class InstitutionDay {

        private final Map<StatementGroup, StatementSums> sums = new HashMap<>();
        private final LongArrayList positions = new LongArrayList();
    }

    /** Receives what belongs to a question. */
    @FunctionalInterface
    interface GroupVisitor {

        void onGroup(StatementGroup group, StatementSums sums);
    }

    /**
     * Begins behind a record, not with the first one.
     *
     * @param sequence of the record
     * @param businessDay last day of which rows may be missing
     */
    void beginBehind(final long sequence, final int businessDay) {
        lastSequence = sequence;
        letGoUntil = businessDay;
    }

    /** Last record taken in. */
    long lastSequence() {
        return lastSequence;
    }

    /** Whether nothing of a day was let go. */
    boolean holds(final int businessDay) {
        return businessDay > letGoUntil;
    }

    /** The sums of an institution over some days, both included. */
    void groups(final String institutionCode, final int fromDay, final int toDay, final GroupVisitor visitor) {
        for (final Map<String, InstitutionDay> day :
                days.subMap(fromDay, true, toDay, true).values()) {
            final InstitutionDay entry = day.get(institutionCode);
            if (entry != null) {
                entry.sums.forEach(visitor::onGroup);
            }
        }
    }

    /** Where the rows of an institution over some days, both included, lie in the journal. */
    LongArrayList positions(final String institutionCode, final int fromDay, final int toDay) {
        final LongArrayList positions = new LongArrayList();
        for (final Map<String, InstitutionDay> day :
                days.subMap(fromDay, true, toDay, true).values()) {
            final InstitutionDay entry = day.get(institutionCode);
            if (entry != null) {
                positions.addAll(entry.positions);
            }
        }
        return positions;
    }

    @Override
    public void onStart(final RecordSource newEarlier) {
        earlier = newEarlier;
    }

    @Override
    public void onRecord(
            final int type,
            final long sequence,
            final long timestampNs,
            final long position,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (sequence <= lastSequence) {
            return;
        }
        lastSequence = sequence;
        if (type == RecordType.TRANSACTION) {
            body.wrap(buffer, offset);
            rows.read(body, earlier).ifPresentOrElse(row -> add(row, position), this::takeReversal);
        }
    }

    private void takeReversal() {
        if (body.replyLength() == 0
                || header.wrap(body.buffer(), body.replyOffset()).templateId() != ReversalReplyDecoder.TEMPLATE_ID) {
            return;
        }
        reversal.wrapAndApplyHeader(body.buffer(), body.replyOffset(), header);
        if (reversal.outcome() == ReversalOutcome.REVERSED && reversal.originalSettlementId() > 0) {
            final long position = earlier.positionOf(reversal.originalSettlementId());
            if (position != JournalPosition.NULL_POSITION) {
                rows.read(position, earlier).ifPresent(row -> remove(row, position));
            }
        }
    }

    private void add(final StatementRow row, final long position) {
        if (!holds(row.businessDay())) {
            return;
        }
        final InstitutionDay entry = days.computeIfAbsent(row.businessDay(), day -> new HashMap<>())
                .computeIfAbsent(row.institutionCode(), institution -> new InstitutionDay());
        entry.sums.merge(row.group(), row.amounts(), StatementSums::plus);
        entry.positions.addLong(position);
        rowCount++;
        while (days.size() > 1 && (rowCount > rowsMax || days.lastKey() - days.firstKey() >= daysMax)) {
            letGo(days.firstEntry());
        }
    }

    private void letGo(final Map.Entry<Integer, Map<String, InstitutionDay>> oldest) {
        oldest.getValue().values().forEach(entry -> rowCount -= entry.positions.size());
        letGoUntil = oldest.getKey();
        days.remove(oldest.getKey());
    }

    /** A row that was reversed before, or has been let go, is not there any more. */
    private void remove(final StatementRow row, final long position) {
        final Optional<InstitutionDay> entry =
                Optional.ofNullable(days.get(row.businessDay())).map(day -> day.get(row.institutionCode()));
        if (entry.isPresent() && entry.get().positions.fastUnorderedRemoveLong(position)) {
            entry.get().sums.computeIfPresent(row.group(), (group, sums) -> {
                final StatementSums rest = sums.minus(row.amounts());
                return rest.count() == 0 ? null : rest;
            });
            rowCount--;
        }
    }
}
