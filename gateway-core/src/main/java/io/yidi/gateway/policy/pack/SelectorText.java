package io.yidi.gateway.policy.pack;

import io.yidi.gateway.policy.plane.Selector;
import java.util.List;

/** 适用对象: selectors as people read them: only the keys they name, in brackets. */
public final class SelectorText {

    private SelectorText() {}

    public static String of(final Selector selector, final List<String> levels) {
        final StringBuilder text = new StringBuilder();
        append(text, selector.level() == Selector.ANY_LEVEL ? null : levels.get(selector.level()));
        append(text, selector.status());
        append(text, ages(selector));
        append(text, selector.assistanceClass());
        append(text, selector.grade());
        append(text, selector.category());
        return text.isEmpty() ? "" : "[" + text + "]";
    }

    private static String ages(final Selector selector) {
        if (selector.ageToYears() == Selector.AGE_OPEN) {
            return selector.ageFromYears() == 0 ? null : "age " + selector.ageFromYears() + "+";
        }
        return "age " + selector.ageFromYears() + "-" + (selector.ageToYears() - 1);
    }

    private static void append(final StringBuilder text, final Object key) {
        if (key != null) {
            text.append(text.isEmpty() ? "" : ", ").append(key);
        }
    }
}
