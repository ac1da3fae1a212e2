package io.yidi.gateway.engine.model.message;

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
public record Answer(Says says, Map<String, Long> effects) {

    /** What a reply says. */
    public sealed interface Says {

        /** What it is called in the count of answers. */
        String name();
    }

    /** Nothing was added. */
    public static Answer of(final Says says) {
        return new Answer(says, Map.of());
    }

    public static Answer of(final Says says, final Map<String, Long> effects) {
        final Map<String, Long> added = new TreeMap<>(effects);
        added.values().removeIf(value -> value == 0);
        return new Answer(says, added);
    }

    public static Answer refused(final ResultCode code, final String field) {
        return of(new Refused(code, field));
    }

    /** Refused under the key. */
    public record Refused(ResultCode code, String field) implements Says {
        @Override
        public String name() {
            return code.name();
        }
    }

    /** Not executed. */
    public record Declined(ResultCode code, String field) implements Says {
        @Override
        public String name() {
            return code.name();
        }
    }

    /** One benefit year of a split. */
    public record Year(int year, long total, long inScope, long deductible, long funds, long personal) {
        public Year negated() {
            return new Year(year, -total, -inScope, -deductible, -funds, -personal);
        }
    }

    /** The amounts of a bill. */
    public record Amounts(
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
        public Amounts negated() {
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
    public record Split(long id, LocalDate day, String category, Amounts amounts, long balance) implements Says {
        @Override
        public String name() {
            return id == 0 ? "QUOTED" : "NONE".equals(category) ? "FULL_PAID" : "SETTLED";
        }
    }

    /** A refund; its encounter is that of {@link Command.Refund} where it cannot be told. */
    public record Refunded(
            long id,
            LocalDate day,
            long originalId,
            LocalDate originalDay,
            String kinds,
            Amounts amounts,
            long balance,
            long encounterId)
            implements Says {
        @Override
        public String name() {
            return "REFUNDED";
        }
    }

    /** A reversal. */
    public record Reversed(String outcome, LocalDate day, long originalId) implements Says {
        @Override
        public String name() {
            return outcome;
        }
    }

    /** How an encounter stands. */
    public record Stands(long encounterId, LocalDate day, String state, int withdrawn, int unsettled) implements Says {
        @Override
        public String name() {
            return state;
        }
    }

    /** Uploaded lines with their parts. */
    public record Uploaded(long encounterId, LocalDate day, List<String> lines, long missing, LocalDate due)
            implements Says {
        @Override
        public String name() {
            return "UPLOADED";
        }

        /** What is said of one line. */
        public static String line(final String lineNo, final Parts parts) {
            return lineNo + " " + parts;
        }
    }

    /** What an order about filings came to: the filing as it is now; days that there are not are {@code null}. */
    public record Filed(
            LocalDate day,
            long number,
            long endedNumber,
            String kind,
            String state,
            String category,
            String basis,
            boolean proven,
            int place,
            LocalDate from,
            LocalDate to,
            LocalDate due,
            LocalDate freeFrom,
            String claim)
            implements Says {
        @Override
        public String name() {
            return "FILED";
        }
    }

    /** One of the filings that are shown. */
    public record FilingShown(
            long number,
            String kind,
            String state,
            String category,
            String basis,
            boolean proven,
            int place,
            LocalDate from,
            LocalDate to,
            LocalDate registered,
            LocalDate due,
            List<String> care,
            String disease,
            List<String> hospitals) {}

    /** The filings of a person and whether benefits may be used. */
    public record FilingsShown(LocalDate day, String benefit, boolean isSuspended, List<FilingShown> filings)
            implements Says {
        @Override
        public String name() {
            return "SHOWN";
        }
    }

    /** The same answer again. */
    public record Repeated(Says stored) implements Says {
        @Override
        public String name() {
            return "REPEATED";
        }
    }

    /** The key was used for something else. */
    public record Conflicting() implements Says {
        @Override
        public String name() {
            return "CONFLICTING";
        }
    }
}
