package io.yidi.gateway.explain;

import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/**
 * 累计影响: what a settlement added to the counters and took from the account, as recorded: deductible, expense, payment
 * and base of each step of each year.
 *
 * @param counters deltas
 * @param accountFen taken from the account
 */
public record Contributions(Map<Facts.Counter, Long> counters, long accountFen) {

    /**
     * Reads what a record added.
     *
     * @param buffer holds the record
     * @param offset of its effects
     * @return counters and account
     */
    public static Contributions read(final DirectBuffer buffer, final int offset) {
        final EffectsDecoder effects =
                new EffectsDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        final Map<Facts.Counter, Long> counters = new HashMap<>();
        for (final EffectsDecoder.ContributionsDecoder contribution : effects.contributions()) {
            counters.merge(
                    new Facts.Counter(contribution.counterId(), contribution.period()),
                    contribution.delta(),
                    Long::sum);
        }
        return new Contributions(counters, effects.accountFen());
    }

    /** Notes every counter whose contribution differs. */
    public void compare(final Map<Facts.Counter, Long> computed, final Steps steps) {
        final Set<Facts.Counter> all = new TreeSet<>(Facts.Counter.ORDER);
        all.addAll(counters.keySet());
        all.addAll(computed.keySet());
        for (final Facts.Counter counter : all) {
            steps.same(
                    "counter " + counter.id() + " of " + counter.period(),
                    counters.getOrDefault(counter, 0L),
                    computed.getOrDefault(counter, 0L));
        }
    }
}
