package io.yidi.gateway.launcher.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 分割步骤: the lines of one explained split, and the rules and sources it rests on. */
final class SplitSteps {

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> sources = new LinkedHashMap<>();
    private final Map<String, String> rules = new LinkedHashMap<>();

    /**
     * One line.
     *
     * @param label what it is, Chinese and English
     * @param working how it comes about
     * @param amount in yuan, or empty
     * @param basis rule and sources
     */
    record Step(String label, String working, String amount, String basis) {}

    void heading(final String label, final String working, final String basis) {
        steps.add(new Step(label, working, "", basis));
    }

    void line(final String label, final String working, final long amountFen, final String basis) {
        line(label, working, YuanText.of(amountFen), basis);
    }

    void line(final String label, final String working, final String amount, final String basis) {
        steps.add(new Step("  " + label, working, amount, basis));
    }

    /** Cites a rule. */
    String cite(final Rule rule) {
        rules.put(rule.requirement(), rule.text());
        return rule.requirement();
    }

    /** Cites a source by its number. */
    String cite(final String source) {
        return "[" + sources.computeIfAbsent(source, text -> sources.size() + 1) + "]";
    }

    List<Step> steps() {
        return steps;
    }

    /** Rules cited, in order. */
    List<String> rules() {
        return List.copyOf(rules.values());
    }

    /** Sources cited, in the order of their numbers. */
    List<String> sources() {
        return List.copyOf(sources.keySet());
    }
}
