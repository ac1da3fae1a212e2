package io.yidi.load.kill;

/**
 * 强杀配置: what a campaign does.
 *
 * @param kills how many
 * @param acksBetween least acknowledgements between two kills; a random number of up to as many again comes on top
 * @param seed of bills and moments
 * @param binaryLanes connections to the binary door
 * @param jsonLanes connections to the JSON door
 * @param olderSample acknowledgements from before the last kill that are asked again after each kill
 */
public record KillConfiguration(
        int kills, int acksBetween, long seed, int binaryLanes, int jsonLanes, int olderSample) {

    /** Checks the ranges. */
    public KillConfiguration {
        if (kills < 1 || acksBetween < 1 || binaryLanes + jsonLanes < 1) {
            throw new IllegalArgumentException("expected at least one kill, one acknowledgement and one lane, found "
                    + kills + ", " + acksBetween + " and " + (binaryLanes + jsonLanes));
        }
    }
}
