package io.yidi.gateway.national.message;

/** 清算类别: whether a settlement is cleared as one of a visit, a stay or a pharmacy. */
final class ClearingType {

    private ClearingType() {}

    /** By the number of the settlement or the refund. */
    static String of(final String infno) {
        return switch (infno) {
            case "2304", "2305" -> "21";
            case "2102", "2103" -> "41";
            default -> "11";
        };
    }
}
