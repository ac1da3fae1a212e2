package io.yidi.load.scale;

/**
 * 规模步: what one gateway is measured with.
 *
 * @param axis that grows
 * @param persons insured
 * @param lines of an outpatient bill; 0 for stays
 * @param plans generated beside those of the project; 0 for none
 * @param institutions hospitals
 * @param connections to the binary door
 * @param pipeline most requests in flight on each
 */
record ScaleStep(ScaleAxis axis, int persons, int lines, int plans, int institutions, int connections, int pipeline) {

    private static final int PERSONS = 100_000;
    private static final int INSTITUTIONS = 100;
    private static final int CONNECTIONS = 64;
    private static final int IN_FLIGHT = 2_048;
    private static final int STAYS = 0;
    private static final int NO_PLANS = 0;

    /** The step of an axis at a size. */
    static ScaleStep of(final ScaleAxis axis, final int size) {
        if (size < 1) {
            throw new IllegalArgumentException("expected steps of at least 1, found " + size);
        }
        final int connections = axis == ScaleAxis.CONNECTIONS ? size : CONNECTIONS;
        return new ScaleStep(
                axis,
                axis == ScaleAxis.PERSONS ? size : PERSONS,
                axis == ScaleAxis.LINES ? size : STAYS,
                axis == ScaleAxis.PLANS ? size : NO_PLANS,
                axis == ScaleAxis.INSTITUTIONS ? size : INSTITUTIONS,
                connections,
                Math.max(1, IN_FLIGHT / connections));
    }

    /** The same with fewer requests in flight, so that no more than so many bytes are under way. */
    ScaleStep within(final long inFlightBytes, final int frameBytes) {
        final long most = Math.max(1, inFlightBytes / frameBytes / connections);
        return new ScaleStep(axis, persons, lines, plans, institutions, connections, (int) Math.min(pipeline, most));
    }

    /** Where it is on its axis. */
    int size() {
        return switch (axis) {
            case PERSONS -> persons;
            case LINES -> lines;
            case PLANS -> plans;
            case INSTITUTIONS -> institutions;
            case CONNECTIONS -> connections;
        };
    }
}
