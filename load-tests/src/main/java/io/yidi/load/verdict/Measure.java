package io.yidi.load.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;

/** 指标: what of each round is compared. */
enum Measure {
    THROUGHPUT(Phase.SATURATION, "replies/s", "/achieved_per_s", 1, true),
    SERVER_CPU(Phase.SATURATION, "server µs/request", "/server_cpu_ns", 1_000, false) {
        @Override
        OptionalDouble of(final JsonNode round) {
            final double sent = round.at(Phase.SATURATION.pointer() + "/sent").asDouble();
            final OptionalDouble usedUs = super.of(round);
            return usedUs.isPresent() && usedUs.getAsDouble() > 0
                    ? OptionalDouble.of(usedUs.getAsDouble() / Math.max(1, sent))
                    : OptionalDouble.empty();
        }

        @Override
        boolean restsOnGenerator() {
            return false;
        }
    },
    OPEN_P50(Phase.OPEN_LOOP, "intended p50 µs", "/corrected_ns/p50", 1_000, false),
    OPEN_P99(Phase.OPEN_LOOP, "intended p99 µs", "/corrected_ns/p99", 1_000, false),
    OPEN_P999(Phase.OPEN_LOOP, "intended p99.9 µs", "/corrected_ns/p99_9", 1_000, false),
    ONE_P50(Phase.ONE_IN_FLIGHT, "p50 µs", "/service_ns/p50", 1_000, false),
    ONE_P99(Phase.ONE_IN_FLIGHT, "p99 µs", "/service_ns/p99", 1_000, false);

    private final Phase phase;
    private final String text;
    private final String pointer;
    private final double divisor;
    private final boolean isMoreBetter;

    Measure(
            final Phase phase,
            final String text,
            final String pointer,
            final double divisor,
            final boolean isMoreBetter) {
        this.phase = phase;
        this.text = text;
        this.pointer = phase.pointer() + pointer;
        this.divisor = divisor;
        this.isMoreBetter = isMoreBetter;
    }

    /** Value of a round; none where too few samples bore it. */
    OptionalDouble of(final JsonNode round) {
        final JsonNode value = round.at(pointer);
        return value.isNumber() ? OptionalDouble.of(value.asDouble() / divisor) : OptionalDouble.empty();
    }

    /** Load that it was taken under. */
    Phase phase() {
        return phase;
    }

    /** Whether a generator that is too busy makes it say less about the server. */
    boolean restsOnGenerator() {
        return true;
    }

    boolean isMoreBetter() {
        return isMoreBetter;
    }

    @Override
    public String toString() {
        return phase + ", " + text;
    }
}
