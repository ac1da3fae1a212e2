package io.yidi.gateway.national.reconcile;

/**
 * 清算经办机构: which places of care an office clears for. An office has the area of its place; those of a whole city or
 * province often end in 99 instead of 00.
 */
final class ClearingOffice {

    private static final int AREA_LENGTH = 6;

    private ClearingOffice() {}

    /**
     * Whether an office clears for a place.
     *
     * @param office {@code setl_optins}
     * @param carePlace six digits
     * @return true for the place itself and what lies above it
     */
    static boolean clears(final String office, final String carePlace) {
        if (office.length() != AREA_LENGTH || carePlace.length() != AREA_LENGTH) {
            return false;
        }
        return carePlace.startsWith(office.replaceFirst("((00)|(99))+$", ""));
    }
}
