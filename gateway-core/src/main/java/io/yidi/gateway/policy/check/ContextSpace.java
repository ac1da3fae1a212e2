package io.yidi.gateway.policy.check;

import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.Selector;
import io.yidi.protocol.code.PersonStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Every kind of bill that the selectors of a plan tell apart: one context for each combination of their keys. */
final class ContextSpace {

    private static final int OTHER_LEVEL = Selector.ANY_LEVEL - 1;

    private final TreeSet<Integer> levels = new TreeSet<>(List.of(OTHER_LEVEL));
    private final TreeSet<Integer> ages = new TreeSet<>(List.of(0));
    private boolean byStatus;
    private boolean byAssistance;
    private boolean byGrade;

    void mention(final Selector selector) {
        if (selector.level() != Selector.ANY_LEVEL) {
            levels.add(selector.level());
        }
        ages.add(selector.ageFromYears());
        ages.add(selector.ageToYears());
        byStatus |= selector.status() != null;
        byAssistance |= selector.assistanceClass() != null;
        byGrade |= selector.grade() != null;
    }

    void forEach(final Consumer<BenefitContext> action) {
        final List<BenefitContext> contexts = new ArrayList<>(List.of(new BenefitContext()));
        vary(contexts, levels, (context, level) -> context.level = level);
        vary(contexts, ages, (context, age) -> context.ageYears = age);
        vary(contexts, all(byStatus, PersonStatus.values()), (context, status) -> context.status = status);
        vary(contexts, all(byAssistance, AssistanceClass.values()), (context, it) -> context.assistanceClass = it);
        vary(contexts, all(byGrade, ContributionGrade.values()), (context, grade) -> context.grade = grade);
        vary(contexts, Arrays.asList(BenefitCategory.values()), (context, it) -> context.category = it);
        contexts.forEach(action);
    }

    private interface Setter<V> {
        void set(BenefitContext context, V value);
    }

    private static <V> void vary(
            final List<BenefitContext> contexts, final Collection<V> values, final Setter<V> setter) {
        final List<BenefitContext> before = List.copyOf(contexts);
        contexts.clear();
        for (final BenefitContext context : before) {
            for (final V value : values) {
                final BenefitContext copy = copyOf(context);
                setter.set(copy, value);
                contexts.add(copy);
            }
        }
    }

    private static BenefitContext copyOf(final BenefitContext context) {
        return new BenefitContext()
                .set(
                        context.level,
                        context.status,
                        context.ageYears,
                        context.assistanceClass,
                        context.grade,
                        context.category,
                        context.flags);
    }

    private static <E> List<E> all(final boolean mentioned, final E[] values) {
        return mentioned ? Arrays.asList(values) : Collections.singletonList(null);
    }
}
