package io.yidi.load.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.load.result.PhaseResult;

/** 阶段: one of the three loads of a round. */
enum Phase {
    SATURATION("saturation", "/saturation"),
    OPEN_LOOP("open loop", "/open_loop"),
    ONE_IN_FLIGHT("one in flight", "/one_in_flight");

    private final String text;
    private final String pointer;

    Phase(final String text, final String pointer) {
        this.text = text;
        this.pointer = pointer;
    }

    /** Where a round has it. */
    String pointer() {
        return pointer;
    }

    /** Whether the generator was so busy in a round that the server may not be what was measured. */
    boolean isGeneratorBound(final JsonNode round) {
        return round.at(pointer + "/generator_bp").asLong() > PhaseResult.GENERATOR_BP_MAX;
    }

    @Override
    public String toString() {
        return text;
    }
}
