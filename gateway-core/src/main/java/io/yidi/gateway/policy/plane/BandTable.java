package io.yidi.gateway.policy.plane;

/**
 * 分段支付比例: ratios by stretches of an expense line that starts at 0.
 *
 * <p>Band {@code i} reaches from the edge before it (0 for the first) to {@link #upToFen(int)}; the last is open.
 */
public final class BandTable {

    /** Edge of the open last band, in fen. */
    public static final long OPEN = Long.MAX_VALUE;

    private final long[] upToFen;
    private final int[] ratioBp;

    /**
     * Makes a table.
     *
     * @param upToFen upper edges in fen, rising, the last {@link #OPEN}
     * @param ratioBp ratio of each band, 0 … 10 000
     */
    public BandTable(final long[] upToFen, final int[] ratioBp) {
        if (upToFen.length == 0 || upToFen.length != ratioBp.length || upToFen[upToFen.length - 1] != OPEN) {
            throw new IllegalArgumentException("expected as many edges as ratios and an open last band: edges="
                    + upToFen.length + " ratios=" + ratioBp.length);
        }
        this.upToFen = upToFen.clone();
        this.ratioBp = ratioBp.clone();
    }

    /**
     * Number of bands.
     *
     * @return at least 1
     */
    public int count() {
        return upToFen.length;
    }

    /**
     * Upper edge of a band.
     *
     * @param band 0 … count − 1
     * @return fen, {@link #OPEN} for the last
     */
    public long upToFen(final int band) {
        return upToFen[band];
    }

    /**
     * Ratio of a band.
     *
     * @param band 0 … count − 1
     * @return basis points
     */
    public int ratioBp(final int band) {
        return ratioBp[band];
    }
}
