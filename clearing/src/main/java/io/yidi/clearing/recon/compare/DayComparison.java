package io.yidi.clearing.recon.compare;

import io.yidi.clearing.recon.rows.GroupTable;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * 比对: a day on each pair of sides; a verdict for each settlement that either has (INV-13). First one comparison, then
 * questions about it. One thread asks; the pairs are compared at
 * the same time.
 */
public final class DayComparison {

    private final DayTables tables;
    private final BitSet senders = new BitSet();
    private List<PairResult> pairs = List.of();
    private int[] institutions = {};

    /**
     * Prepares.
     *
     * @param tables of the day
     */
    public DayComparison(final DayTables tables) {
        this.tables = tables;
    }

    /**
     * Compares.
     *
     * @param hospitals whose files were taken in
     * @param hasPlatform whether that of the platform was
     * @return what is not alike, pair by pair, with the likely causes
     */
    public List<Comparison> run(final Set<String> hospitals, final boolean hasPlatform) {
        final GroupTable groups = tables.groups();
        institutions = groups.institutions();
        for (int group = 0; group < groups.size(); group++) {
            if (hospitals.contains(groups.group(group).institution())) {
                senders.set(institutions[group]);
            }
        }
        pairs = Stream.of(Pair.values())
                .filter(pair -> hasPlatform || pair.there() != Side.PLATFORM)
                .map(pair -> new PairResult(rows(pair), groups.size()))
                .toList();
        InParallel.run(pairs.toArray(PairResult[]::new), PairResult::compare);
        final List<Outcome> outcomes =
                pairs.stream().flatMap(pair -> pair.outcomes().stream()).toList();
        return new CauseFinder(tables.day(), groups, FactReader.read(tables, outcomes)).find(outcomes);
    }

    /** What is alike, added up; after {@link #run}. */
    public List<GroupSum> sums() {
        return pairs.stream()
                .flatMap(pair -> pair.sums(tables.groups()).stream())
                .toList();
    }

    /**
     * Goes through what is alike; after {@link #run}.
     *
     * @param visitor told of each row of each pair
     */
    public void forEachMatched(final Consumer<Comparison> visitor) {
        for (final PairResult pair : pairs) {
            new MatchedReader(tables, pair.pair()).read(rows(pair.pair()), visitor);
        }
    }

    private PairRows rows(final Pair pair) {
        return new PairRows(pair, tables, institutions, senders);
    }
}
