package io.yidi.gateway.engine.model;

import io.yidi.protocol.ResultCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer and what it added to counters, account and encounter.
 *
 * @param says what the reply says
 * @param effects what was added, by its name; nothing that is 0
 */
record Answer(Says says, Map<String, Long> effects) {

    /** What a reply says. */
    sealed interface Says {

        /** What it is called in the count of answers. */
        String name();
    }

    /** Nothing was added. */
    static Answer of(final Says says) {
        return new Answer(says, Map.of());
    }

    static Answer of(final Says says, final Map<String, Long> effects) {
        final Map<String, Long> added = new TreeMap<>(effects);
        added.values().removeIf(value -> value == 0);
        return new Answer(says, added);
    }

    static Answer refused(final ResultCode code, final String field) {
        return of(new Refused(code, field));
    }

    /** Refused under the key. */
    record Refused(ResultCode code, String field) implements Says {
        @Override
        public String name() {
            return code.name();
        }
    }

    /** Not executed. */
    record Declined(ResultCode code, String field) implements Says {
        @Override
        public String name() {
            return code.name();
        }
    }

    /** One benefit year of a split. */
    record Year(int year, long total, long inScope, long deductible, long funds, long personal) {
        Year negated() {
            return new Year(year, -total, -inScope, -deductible, -funds, -personal);
        }
    }

    /** The amounts of a bill. */
    record Amounts(
            Parts parts,
            long firstSelfPay,
            long deductible,
            long fundTotal,
            long personal,
            long account,
            long cash,
            Map<String, Long> funds,
            List<Year> years,
            String plan) {
        Amounts negated() {
            final Map<String, Long> returned = new TreeMap<>();
            funds.forEach((fund, paid) -> returned.put(fund, -paid));
            return new Amounts(
                    parts.negated(),
                    -firstSelfPay,
                    -deductible,
                    -fundTotal,
                    -personal,
                    -account,
                    -cash,
                    returned,
                    years.stream().map(Year::negated).toList(),
                    plan);
        }
    }

    /** A settlement, or a quote if its id is 0. */
    record Split(long id, LocalDate day, String category, Amounts amounts, long balance) implements Says {
        @Override
        public String name() {
            return id == 0 ? "QUOTED" : "NONE".equals(category) ? "FULL_PAID" : "SETTLED";
        }
    }

    /** A refund. */
    record Refunded(
            long id, LocalDate day, long originalId, LocalDate originalDay, String kinds, Amounts amounts, long balance)
            implements Says {
        @Override
        public String name() {
            return "REFUNDED";
        }
    }

    /** A reversal. */
    record Reversed(String outcome, LocalDate day, long originalId) implements Says {
        @Override
        public String name() {
            return outcome;
        }
    }

    /** How an encounter stands. */
    record Stands(long encounterId, LocalDate day, String state, int withdrawn, int unsettled) implements Says {
        @Override
        public String name() {
            return state;
        }
    }

    /** Uploaded lines with their parts. */
    record Uploaded(long encounterId, LocalDate day, List<String> lines, long missing, LocalDate due) implements Says {
        @Override
        public String name() {
            return "UPLOADED";
        }
    }

    /** The same answer again. */
    record Repeated(Says stored) implements Says {
        @Override
        public String name() {
            return "REPEATED";
        }
    }

    /** The key was used for something else. */
    record Conflicting() implements Says {
        @Override
        public String name() {
            return "CONFLICTING";
        }
    }
}
