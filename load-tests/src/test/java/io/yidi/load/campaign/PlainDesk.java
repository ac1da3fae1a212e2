package io.yidi.load.campaign;

import io.yidi.load.campaign.PlainDesk.Act.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * A desk that keeps a state for each settlement and each refund and no counters at all: whatever is asked is counted
 * anew from the settlements in force. What it answers follows the table of reversals in docs/protocol/binary.md.
 */
final class PlainDesk implements CounterSource, RequestMeaning {

    private static final String PERSON = "P0000000002";
    static final long OPENING_FEN = 1_000_000_000;

    private static final int SETTLEMENTS_TAKEN_BACK = 2;
    private static final int SETTLEMENTS_MAX = 3;
    private static final int BENEFIT_YEAR = 2026;
    private static final long FIRST_NUMBER_OF_OTHERS = 100;
    private static final long IN_SCOPE_FEN = 150_000;
    private static final long PRE_SELF_PAY_FEN = 700;

    private final Optional<Fault> fault;
    private final List<Settlement> settlements = new ArrayList<>();
    private final List<Refund> refunds = new ArrayList<>();
    private final Set<Integer> blocked = new HashSet<>();
    private final Map<Long, Long> originals = new HashMap<>();
    private final Map<Long, Long> refunded = new HashMap<>();
    private final List<AckLedger.Entry> answers = new ArrayList<>();

    /** How a desk may break the rules. */
    enum Fault {
        SECOND_REVERSAL_OF_A_REFUND_UNDOES_THE_NEXT_ONE,
        SECOND_REVERSAL_PUTS_IN_FORCE_AGAIN,
        REVERSAL_HAS_NO_EFFECT,
        REVERSAL_OF_A_REFUND_HAS_NO_EFFECT,
        REVERSAL_OF_A_REFUNDED_SETTLEMENT_IS_CARRIED_OUT,
        REFUND_HAS_NO_EFFECT,
        REFUND_OF_A_REFUNDED_SETTLEMENT_IS_CARRIED_OUT,
        REFUND_OF_A_REVERSED_SETTLEMENT_IS_CARRIED_OUT,
        REVERSAL_IS_FORGOTTEN_BEFORE_ITS_ORIGINAL_COMES,
        REVERSAL_DOES_NOT_FIND_ITS_ORIGINAL,
        REVERSAL_TAKES_BACK_ANOTHER_SETTLEMENT,
        REFUND_TAKES_BACK_ANOTHER_SETTLEMENT
    }

    /** 状态: of a settlement; of a refund all but refunded. */
    private enum State {
        REFUSED,
        IN_FORCE,
        REFUNDED,
        REVERSED
    }

    /**
     * One request.
     *
     * @param kind of it
     * @param index of the settlement or refund it names, from 0, which may be yet to come; of a settlement its own
     */
    record Act(Kind kind, int index) {

        /** What is asked for. */
        enum Kind {
            SETTLE,
            REFUND,
            REVERSE_SETTLEMENT,
            REVERSE_REFUND
        }
    }

    private static final class Settlement {

        private final long position;
        private final SplitFacts split;
        private State state;

        Settlement(final long position, final SplitFacts split, final State state) {
            this.position = position;
            this.split = split;
            this.state = state;
        }
    }

    private static final class Refund {

        private final long number;
        private final long position;
        private final Settlement settlement;
        private State state = State.REFUSED;

        Refund(final long number, final long position, final Settlement settlement) {
            this.number = number;
            this.position = position;
            this.settlement = settlement;
        }
    }

    private PlainDesk(final Optional<Fault> fault) {
        this.fault = fault;
    }

    /** A desk that has answered these requests. */
    static PlainDesk after(final List<Act> acts, final Optional<Fault> fault) {
        final PlainDesk desk = new PlainDesk(fault);
        acts.forEach(desk::answer);
        return desk;
    }

    /**
     * Requests that name something there, the next bill and its reversal before it comes; the last bill only shows what
     * came before.
     */
    static List<Act> possibleAfter(final List<Act> acts) {
        final List<Act> possible = new ArrayList<>();
        final PlainDesk desk = after(acts, Optional.empty());
        if (desk.settlements.size() < SETTLEMENTS_MAX) {
            possible.add(new Act(Kind.SETTLE, desk.settlements.size()));
        }
        for (int i = 0; i < Math.min(desk.settlements.size(), SETTLEMENTS_TAKEN_BACK); i++) {
            if (desk.settlements.get(i).state != State.REFUSED) {
                possible.add(new Act(Kind.REFUND, i));
            }
            possible.add(new Act(Kind.REVERSE_SETTLEMENT, i));
        }
        if (desk.settlements.size() < SETTLEMENTS_TAKEN_BACK) {
            possible.add(new Act(Kind.REVERSE_SETTLEMENT, desk.settlements.size()));
        }
        for (int i = 0; i < desk.refunds.size(); i++) {
            possible.add(new Act(Kind.REVERSE_REFUND, i));
        }
        return possible;
    }

    /** All answers, refusals without an effect. */
    List<AckLedger.Entry> answers() {
        return answers;
    }

    /** Whether it gave the same answers and has the same in force. */
    boolean isLike(final PlainDesk other) {
        return answers.equals(other.answers)
                && balanceFen(PERSON) == other.balanceFen(PERSON)
                && accumulated(PERSON, BENEFIT_YEAR)
                        .differences(other.accumulated(PERSON, BENEFIT_YEAR))
                        .isEmpty();
    }

    @Override
    public Accumulation accumulated(final String personNo, final int benefitYear) {
        final Accumulation year = new Accumulation();
        settlements.stream()
                .filter(settlement -> settlement.state == State.IN_FORCE)
                .forEach(settlement -> year.settle(settlement.split));
        return year;
    }

    @Override
    public long balanceFen(final String personNo) {
        return OPENING_FEN
                - settlements.stream()
                        .filter(settlement -> settlement.state == State.IN_FORCE)
                        .mapToLong(settlement -> settlement.split.accountFen())
                        .sum();
    }

    @Override
    public String personNo(final long number) {
        return PERSON;
    }

    @Override
    public OptionalLong originalOf(final long number) {
        final Long original = originals.get(number);
        return original == null ? OptionalLong.empty() : OptionalLong.of(original);
    }

    @Override
    public OptionalLong refundedSettlementOf(final long number) {
        final Long settlementId = refunded.get(number);
        return settlementId == null ? OptionalLong.empty() : OptionalLong.of(settlementId);
    }

    /** A settlement has its index for its number. */
    private void answer(final Act act) {
        final long position = answers.size() + 1L;
        final long number = act.kind() == Kind.SETTLE ? act.index() : FIRST_NUMBER_OF_OTHERS + position;
        final Effect effect = switch (act.kind()) {
            case SETTLE -> settle(position);
            case REFUND -> {
                refunded.put(number, settlements.get(act.index()).position);
                yield refund(number, position, settlements.get(act.index()));
            }
            case REVERSE_SETTLEMENT -> {
                originals.put(number, (long) act.index());
                yield reverseSettlement(act.index());
            }
            case REVERSE_REFUND -> {
                originals.put(number, refunds.get(act.index()).number);
                yield reverse(refunds.get(act.index()));
            }
        };
        answers.add(new AckLedger.Entry(number, Door.BINARY, position, effect, 0, 0));
    }

    /** Each bill is of another amount; all of them together are far below what the pool pays in a year. */
    private Effect settle(final long position) {
        final boolean isBlocked =
                blocked.contains(settlements.size()) && !is(Fault.REVERSAL_IS_FORGOTTEN_BEFORE_ITS_ORIGINAL_COMES);
        final long inScopeFen = IN_SCOPE_FEN + 1_000L * settlements.size();
        final long deductibleFen =
                settlements.stream().anyMatch(settlement -> settlement.state == State.IN_FORCE) ? 45_000 : 90_000;
        final long poolFen = (inScopeFen - deductibleFen) * 85 / 100;
        final SplitFacts split = split(1, inScopeFen, deductibleFen, poolFen);
        settlements.add(new Settlement(position, split, isBlocked ? State.REFUSED : State.IN_FORCE));
        return isBlocked ? null : new SettlementFacts(split, balanceFen(PERSON));
    }

    private Effect refund(final long number, final long position, final Settlement named) {
        final Settlement settlement = is(Fault.REFUND_TAKES_BACK_ANOTHER_SETTLEMENT) ? another(named) : named;
        final Refund refund = new Refund(number, position, settlement);
        refunds.add(refund);
        final boolean isCarriedOut = settlement.state == State.IN_FORCE
                || settlement.state == State.REFUNDED && is(Fault.REFUND_OF_A_REFUNDED_SETTLEMENT_IS_CARRIED_OUT)
                || settlement.state == State.REVERSED && is(Fault.REFUND_OF_A_REVERSED_SETTLEMENT_IS_CARRIED_OUT);
        if (!isCarriedOut) {
            return null;
        }
        refund.state = State.IN_FORCE;
        settlement.state = is(Fault.REFUND_HAS_NO_EFFECT) ? State.IN_FORCE : State.REFUNDED;
        final SplitFacts settled = settlement.split;
        final SplitFacts split = split(
                -1,
                settled.inScopeFen(),
                settled.deductibleFen(),
                settled.fundFen().get(StayPlan.POOL_FUND));
        return new RefundFacts(settlement.position, split, balanceFen(PERSON));
    }

    private Effect reverseSettlement(final int index) {
        if (index == settlements.size()) {
            blocked.add(index);
            return new ReversalFacts(ReversalFacts.NONE);
        }
        final Settlement named = settlements.get(index);
        return reverse(is(Fault.REVERSAL_TAKES_BACK_ANOTHER_SETTLEMENT) ? another(named) : named);
    }

    private Effect reverse(final Settlement settlement) {
        if (settlement.state == State.REFUSED
                || settlement.state == State.IN_FORCE && is(Fault.REVERSAL_DOES_NOT_FIND_ITS_ORIGINAL)) {
            return new ReversalFacts(ReversalFacts.NONE);
        }
        if (settlement.state == State.REFUNDED && !is(Fault.REVERSAL_OF_A_REFUNDED_SETTLEMENT_IS_CARRIED_OUT)) {
            return null;
        }
        final boolean isPutBack = settlement.state == State.REVERSED && is(Fault.SECOND_REVERSAL_PUTS_IN_FORCE_AGAIN);
        settlement.state = isPutBack || is(Fault.REVERSAL_HAS_NO_EFFECT) ? State.IN_FORCE : State.REVERSED;
        return new ReversalFacts(settlement.position);
    }

    private Effect reverse(final Refund refund) {
        if (refund.state == State.REFUSED) {
            return new ReversalFacts(ReversalFacts.NONE);
        }
        final boolean isInForce = refund.state == State.IN_FORCE;
        if (isInForce && !is(Fault.REVERSAL_OF_A_REFUND_HAS_NO_EFFECT)
                || !isInForce && is(Fault.SECOND_REVERSAL_OF_A_REFUND_UNDOES_THE_NEXT_ONE)) {
            refund.settlement.state = State.IN_FORCE;
        }
        refund.state = State.REVERSED;
        return new ReversalFacts(refund.position);
    }

    /** Another settlement in force, if this one is and there is one. */
    private Settlement another(final Settlement named) {
        return settlements.stream()
                .filter(other -> other != named && other.state == State.IN_FORCE && named.state == State.IN_FORCE)
                .findFirst()
                .orElse(named);
    }

    private boolean is(final Fault possible) {
        return fault.filter(possible::equals).isPresent();
    }

    private static SplitFacts split(
            final int sign, final long inScopeFen, final long deductibleFen, final long poolFen) {
        return new SplitFacts(
                BENEFIT_YEAR,
                sign * inScopeFen,
                sign * PRE_SELF_PAY_FEN,
                sign * deductibleFen,
                new TreeMap<>(Map.of(StayPlan.POOL_FUND, sign * poolFen)),
                sign * (inScopeFen - poolFen + PRE_SELF_PAY_FEN));
    }
}
