package io.yidi.clearing.recon.compare;

/**
 * 两方: which sides are compared, and by which rows of them. The file of a hospital speaks of its own settlements only,
 * that of the platform of everybody's.
 */
enum Pair {
    GATEWAY_HOSPITAL(Side.GATEWAY, Side.HOSPITAL),
    GATEWAY_PLATFORM(Side.GATEWAY, Side.PLATFORM),
    HOSPITAL_PLATFORM(Side.HOSPITAL, Side.PLATFORM);

    private final Side here;
    private final Side there;

    Pair(final Side here, final Side there) {
        this.here = here;
        this.there = there;
    }

    Side here() {
        return here;
    }

    Side there() {
        return there;
    }

    /** Whether hospitals are one of the two: then rows go together within an institution, and only theirs count. */
    boolean isWithinInstitution() {
        return here == Side.HOSPITAL || there == Side.HOSPITAL;
    }
}
