package io.yidi.rivals.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SettleRoundsTest {

    private final List<String> calls = new ArrayList<>();
    private final SettleRounds rounds = new SettleRounds(1);

    @Test
    void shouldLetAContestantRestBeforeTheNextOnePlays() throws Exception {
        rounds.play("one", contestant("one", 50, 2_000), line -> calls.add("one told"));
        rounds.play("other", contestant("other", 50, 2_000), line -> calls.add("other told"));

        assertEquals(
                List.of("one saturated", "one rests", "one told", "other saturated", "other rests", "other told"),
                calls);
        assertEquals("none", rounds.shortOfRate());
        assertEquals("none", rounds.shortOfSamples());
    }

    @Test
    void shouldTellWhichRoundsSayLittle() throws Exception {
        rounds.play("slow", contestant("slow", 49, 2_000), calls::add);
        rounds.play("few", contestant("few", 50, 999), calls::add);

        assertEquals("{slow=1}", rounds.shortOfRate());
        assertEquals("{few=1}", rounds.shortOfSamples(), "the 99th percentile of 999 has nine beyond it");
        assertEquals(
                "slow took less than its half in 1 rounds; few had too few for a p99 in 1 rounds",
                rounds.doubt("slow", "few", "sound"));
        assertEquals("", rounds.doubt("sound"));
    }

    private SettleContestant contestant(final String label, final double openPerSecond, final long samples) {
        final Histogram latencyNs = new Histogram(3);
        LongStream.rangeClosed(1, samples).forEach(latencyNs::recordValue);
        return new SettleContestant() {

            @Override
            public LoadResult saturate(final long warmUpNs, final long measuredNs) {
                calls.add(label + " saturated");
                return new LoadResult(100, latencyNs);
            }

            @Override
            public LoadResult open(final double ratePerSecond, final long warmUpNs, final long measuredNs) {
                return new LoadResult(openPerSecond, latencyNs);
            }

            @Override
            public void rest() {
                calls.add(label + " rests");
            }
        };
    }
}
