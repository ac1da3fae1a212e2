package io.yidi.gateway.explain;

import io.yidi.gateway.policy.plane.FigureSource;

/**
 * 依据: what a step rests on: a rule of the notices, or a figure of the policy pack with its source.
 *
 * @param id of the requirement, or path of the figure in its plan
 * @param document the rule or figure stands in
 * @param article of the document; may be empty
 * @param confidence A to D of a figure; empty for a rule
 * @param text the rule in a sentence; empty for a figure
 */
public record Basis(String id, Text document, String article, String confidence, Text text) {

    /** A rule. */
    public static Basis of(final Rule rule) {
        return new Basis(rule.requirement(), rule.document(), rule.article(), "", rule.text());
    }

    static Basis of(final String path, final FigureSource source) {
        return new Basis(path, Text.same(source.document()), source.article(), source.confidence(), Text.NONE);
    }

    /** Whether it is a figure of a pack. */
    boolean isFigure() {
        return !confidence.isEmpty();
    }

    /** Whether it is a figure that is not verified. */
    boolean isIllustrative() {
        return isFigure() && !FigureSource.isVerified(confidence);
    }
}
