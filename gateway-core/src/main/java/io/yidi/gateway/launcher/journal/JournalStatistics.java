package io.yidi.gateway.launcher.journal;

import io.yidi.gateway.journal.RecordVisitor;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.RecordType;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;

/** 流水统计: counts the records of a journal by what they are. */
final class JournalStatistics implements RecordVisitor {

    private final Map<String, Long> types = new TreeMap<>();
    private final Map<String, Long> messages = new TreeMap<>();
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Long> days = new TreeMap<>();
    private final TreeMap<Integer, Long> batchSizes = new TreeMap<>();
    private final RecordBodyFlyweight body = new RecordBodyFlyweight();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private LongSupplier batchNumber = () -> 0;
    private long batch;
    private int batchRecords;
    private long records;
    private long bodyBytes;
    private int longestBody;

    /** Says where the number of the batch being read comes from. */
    void countBatchesBy(final LongSupplier number) {
        batchNumber = number;
    }

    Map<String, Long> types() {
        return types;
    }

    Map<String, Long> messages() {
        return messages;
    }

    Map<String, Long> outcomes() {
        return outcomes;
    }

    Map<String, Long> days() {
        return days;
    }

    long records() {
        return records;
    }

    long bodyBytes() {
        return bodyBytes;
    }

    int longestBody() {
        return longestBody;
    }

    /** So many of a hundred batches that hold records hold at most this many of them; 0 when there are none. */
    int batchSize(final int percentile) {
        closeBatch();
        final long all = batchSizes.values().stream().mapToLong(Long::longValue).sum();
        final long wanted = (all * percentile + 99) / 100;
        long seen = 0;
        for (final Map.Entry<Integer, Long> size : batchSizes.entrySet()) {
            seen += size.getValue();
            if (seen >= wanted) {
                return size.getKey();
            }
        }
        return 0;
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
        if (batchNumber.getAsLong() != batch) {
            closeBatch();
            batch = batchNumber.getAsLong();
        }
        batchRecords++;
        records++;
        bodyBytes += length;
        longestBody = Math.max(longestBody, length);
        count(types, RecordNames.type(type));
        count(days, RecordTime.day(timestampNs));
        countContent(type, body.wrap(buffer, offset));
    }

    private void countContent(final int type, final RecordBodyFlyweight content) {
        final int command =
                header.wrap(content.buffer(), content.commandOffset()).templateId();
        count(messages, type == RecordType.CONTROL ? RecordNames.control(command) : RecordNames.request(command));
        if (type == RecordType.TRANSACTION) {
            count(
                    outcomes,
                    RecordNames.outcome(
                            header.wrap(content.buffer(), content.replyOffset()).templateId()));
        } else if (type == RecordType.CONFLICT) {
            count(outcomes, "conflicts");
        }
    }

    private void closeBatch() {
        if (batchRecords > 0) {
            batchSizes.merge(batchRecords, 1L, Long::sum);
            batchRecords = 0;
        }
    }

    private static void count(final Map<String, Long> counts, final String name) {
        counts.merge(name, 1L, Long::sum);
    }
}
