package io.yidi.clearing.recon.batch;

import io.yidi.clearing.recon.compare.Comparison;
import io.yidi.clearing.recon.compare.Side;
import io.yidi.clearing.recon.result.BatchRow;
import io.yidi.clearing.recon.result.Reconciliation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** 批次观察: what a reconciliation says to each batch: its state, and what it consists of. Immutable. */
final class ObservedBatches {

    private static final List<List<Side>> PAIRS = List.of(
            List.of(Side.GATEWAY, Side.HOSPITAL),
            List.of(Side.GATEWAY, Side.PLATFORM),
            List.of(Side.HOSPITAL, Side.PLATFORM));
    private static final int CONTENT_BYTES = 16;

    private final Map<BatchId, Observed> batches =
            new TreeMap<>(Comparator.comparing(BatchId::institution).thenComparing(BatchId::pair));

    /**
     * 观察: a batch as it is now.
     *
     * @param state open, matched or different
     * @param content what the two sides have, as a hash
     */
    record Observed(BatchState state, String content) {}

    private ObservedBatches(final Reconciliation reconciliation) {
        final Map<BatchId, List<BatchRow>> rows = reconciliation.batches().stream()
                .collect(Collectors.groupingBy(
                        row -> new BatchId(row.here(), row.there(), row.group().institution())));
        final Map<BatchId, List<Comparison>> differences = reconciliation.differences().stream()
                .collect(Collectors.groupingBy(
                        row -> new BatchId(row.here(), row.there(), row.group().institution())));
        for (final String institution : institutions(reconciliation)) {
            for (final List<Side> pair : PAIRS) {
                final BatchId id = new BatchId(pair.get(0), pair.get(1), institution);
                if (isOpen(reconciliation, id)) {
                    batches.put(id, new Observed(BatchState.OPEN, ""));
                } else if (rows.containsKey(id)) {
                    batches.put(id, observed(rows.get(id), differences.getOrDefault(id, List.of())));
                }
            }
        }
    }

    /** Looks at a day. */
    static Map<BatchId, Observed> of(final Reconciliation reconciliation) {
        return new ObservedBatches(reconciliation).batches;
    }

    private static Set<String> institutions(final Reconciliation reconciliation) {
        final Set<String> institutions = new TreeSet<>(reconciliation.missing());
        institutions.remove(Side.PLATFORM.label());
        reconciliation.batches().forEach(row -> institutions.add(row.group().institution()));
        return institutions;
    }

    private static boolean isOpen(final Reconciliation reconciliation, final BatchId id) {
        final boolean hasHospital = id.here() == Side.HOSPITAL || id.there() == Side.HOSPITAL;
        return hasHospital && reconciliation.missing().contains(id.institution())
                || id.there() == Side.PLATFORM && reconciliation.missing().contains(Side.PLATFORM.label());
    }

    private static Observed observed(final List<BatchRow> rows, final List<Comparison> differences) {
        return new Observed(
                differences.isEmpty() ? BatchState.MATCHED : BatchState.DIFFERENT, hash(rows + "\n" + differences));
    }

    private static String hash(final String text) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, CONTENT_BYTES);
        } catch (final NoSuchAlgorithmException absent) {
            throw new IllegalStateException("expected SHA-256 in every Java, found none", absent);
        }
    }
}
