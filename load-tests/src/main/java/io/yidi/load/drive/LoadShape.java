package io.yidi.load.drive;

/**
 * 负载形状: how many connections, how many requests in flight on each, and what a good reply is.
 *
 * @param connections 1 …
 * @param pipeline most requests in flight on each
 * @param expectedTemplateId of the replies; others are counted as unexpected
 * @param mayTurnAway whether BUSY is an answer like any other, counted apart
 */
public record LoadShape(int connections, int pipeline, int expectedTemplateId, boolean mayTurnAway) {

    /**
     * A shape in which BUSY is unexpected.
     *
     * @param connections 1 …
     * @param pipeline most requests in flight on each
     * @param expectedTemplateId of the replies
     */
    public LoadShape(final int connections, final int pipeline, final int expectedTemplateId) {
        this(connections, pipeline, expectedTemplateId, false);
    }
}
