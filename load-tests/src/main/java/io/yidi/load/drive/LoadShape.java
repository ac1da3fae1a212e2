package io.yidi.load.drive;

import io.yidi.load.client.Door;
import java.util.Set;

/**
 * 负载形状: how many connections, how many requests in flight on each, and what a good reply is.
 *
 * @param door that is knocked at
 * @param connections 1 …
 * @param pipeline most requests in flight on each
 * @param expectedTemplateIds of the replies; others are counted as unexpected
 * @param mayTurnAway whether BUSY is an answer like any other, counted apart
 */
public record LoadShape(
        Door door, int connections, int pipeline, Set<Integer> expectedTemplateIds, boolean mayTurnAway) {

    /**
     * A shape of the binary door with one good reply.
     *
     * @param connections 1 …
     * @param pipeline most requests in flight on each
     * @param expectedTemplateId of the replies
     * @param mayTurnAway whether BUSY is an answer like any other, counted apart
     */
    public LoadShape(
            final int connections, final int pipeline, final int expectedTemplateId, final boolean mayTurnAway) {
        this(Door.BINARY, connections, pipeline, Set.of(expectedTemplateId), mayTurnAway);
    }

    /**
     * A shape of the binary door with one good reply, in which BUSY is unexpected.
     *
     * @param connections 1 …
     * @param pipeline most requests in flight on each
     * @param expectedTemplateId of the replies
     */
    public LoadShape(final int connections, final int pipeline, final int expectedTemplateId) {
        this(connections, pipeline, expectedTemplateId, false);
    }
}
