package io.yidi.load.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;

/** 指标: what of each round is compared. */
enum Measure {
    THROUGHPUT("saturation, replies/s", "/saturation/achieved_per_s", 1, true),
    SERVER_CPU("saturation, server µs/request", "/saturation/server_cpu_ns", 1_000, false) {
        @Override
        OptionalDouble of(final JsonNode round) {
            final double sent = round.at("/saturation/sent").asDouble();
            final OptionalDouble usedUs = super.of(round);
            return usedUs.isPresent() && usedUs.getAsDouble() > 0
                    ? OptionalDouble.of(usedUs.getAsDouble() / Math.max(1, sent))
                    : OptionalDouble.empty();
        }
    },
    OPEN_P50("open loop, intended p50 µs", "/open_loop/corrected_ns/p50", 1_000, false),
    OPEN_P99("open loop, intended p99 µs", "/open_loop/corrected_ns/p99", 1_000, false),
    OPEN_P999("open loop, intended p99.9 µs", "/open_loop/corrected_ns/p99_9", 1_000, false),
    ONE_P50("one in flight, p50 µs", "/one_in_flight/service_ns/p50", 1_000, false),
    ONE_P99("one in flight, p99 µs", "/one_in_flight/service_ns/p99", 1_000, false);

    private final String text;
    private final String pointer;
    private final double divisor;
    private final boolean isMoreBetter;

    Measure(final String text, final String pointer, final double divisor, final boolean isMoreBetter) {
        this.text = text;
        this.pointer = pointer;
        this.divisor = divisor;
        this.isMoreBetter = isMoreBetter;
    }

    /** Value of a round; none where too few samples bore it. */
    OptionalDouble of(final JsonNode round) {
        final JsonNode value = round.at(pointer);
        return value.isNumber() ? OptionalDouble.of(value.asDouble() / divisor) : OptionalDouble.empty();
    }

    boolean isMoreBetter() {
        return isMoreBetter;
    }

    @Override
    public String toString() {
        return text;
    }
}
