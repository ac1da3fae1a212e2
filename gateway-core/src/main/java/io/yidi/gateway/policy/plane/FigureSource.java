package io.yidi.gateway.policy.plane;

/**
 * 数字出处: where a figure of a plan comes from, and how sure it is.
 *
 * @param document a name people can look up
 * @param article of the document; may be empty
 * @param confidence A 官方文本, B 有旁证, C 单一来源, D 未核实
 */
public record FigureSource(String document, String article, String confidence) {

    /**
     * Whether a figure of a confidence counts as verified.
     *
     * @param confidence A to D
     * @return true for A and B
     */
    public static boolean isVerified(final String confidence) {
        return confidence.equals("A") || confidence.equals("B");
    }

    /**
     * All of it in one line.
     *
     * @return document, article and confidence
     */
    public String text() {
        return (document + " " + article).strip() + " [" + confidence + "]";
    }
}
