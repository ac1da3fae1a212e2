package io.yidi.clearing.recon.compare;

/** 两方: which sides are compared, and by which rows of them. */
enum Pair {
    GATEWAY_HOSPITAL(
            Side.GATEWAY,
            Side.HOSPITAL,
            "(FROM gateway_row SEMI JOIN sent_file USING (institution_id))",
            "hospital_row"),
    GATEWAY_PLATFORM(Side.GATEWAY, Side.PLATFORM, "gateway_row", "platform_row"),
    HOSPITAL_PLATFORM(
            Side.HOSPITAL,
            Side.PLATFORM,
            "hospital_row",
            "(FROM platform_row SEMI JOIN sent_file USING (institution_id))");

    private static final String SAME_INSTITUTION = "AND here.institution_id = there.institution_id";

    private final Side here;
    private final Side there;
    private final String hereRows;
    private final String thereRows;

    Pair(final Side here, final Side there, final String hereRows, final String thereRows) {
        this.here = here;
        this.there = there;
        this.hereRows = hereRows;
        this.thereRows = thereRows;
    }

    Side here() {
        return here;
    }

    Side there() {
        return there;
    }

    /**
     * Makes its table; the file of a hospital speaks of its own settlements only, that of the platform of
     * everybody's.
     */
    String statement() {
        return DayTables.resource("pair.sql")
                .replace("{pair}", name())
                .replace("{here}", hereRows)
                .replace("{there}", thereRows)
                .replace("{and}", this == GATEWAY_PLATFORM ? "" : SAME_INSTITUTION);
    }
}
