package io.yidi.load.kill;

import io.yidi.load.bill.ReferenceFileWriter;
import io.yidi.load.campaign.Accumulation;
import io.yidi.load.campaign.Answer;
import io.yidi.load.campaign.CampaignRequests;
import io.yidi.load.campaign.Door;
import io.yidi.load.campaign.Effect;
import io.yidi.load.campaign.GatewayUnderTest;
import io.yidi.load.campaign.Lane;
import io.yidi.load.campaign.ReversalFacts;
import io.yidi.load.campaign.SettlementFacts;
import io.yidi.load.campaign.SplitFacts;
import io.yidi.load.campaign.StayPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A gateway in memory that keeps its promises, or breaks one of them at its third kill. */
final class FakeGateway implements GatewayUnderTest {

    private static final int KILL_WITH_FAULT = 3;

    /** Fewer answers than anybody waits for before the first kill. */
    private static final long DEATH_POSITION = 50;

    private static final int BENEFIT_YEAR = 2026;
    private static final long IN_SCOPE_FEN = 150_000;
    private static final long PRE_SELF_PAY_FEN = 1_234;
    private static final long WHOLE_YEAR_FEN = 10_000_000;

    /** How the fake misbehaves. */
    enum Fault {
        NONE,
        FORGETS_THE_LAST,
        CHANGES_ONE,
        EXECUTES_ONE_TWICE,
        COUNTS_ONE_PAYMENT_OF_THE_POOL_TWICE,
        FORGETS_ONE_PAYMENT_OF_AN_ACCOUNT,
        FORGETS_THE_ACCOUNT_IN_THE_YEAR,
        FORGETS_THE_YEAR,
        GIVES_A_POSITION_TWICE,
        FORGETS_WHAT_MAY_NOT_HAPPEN,
        FORGETS_WHAT_WAS_SETTLED,
        DIES_BY_ITSELF
    }

    private final CampaignRequests requests;
    private final Fault fault;
    private final Map<Long, Answer> answers = new HashMap<>();
    private final Map<String, Accumulation> years = new HashMap<>();
    private final Map<String, Long> poolPaidFen = new HashMap<>();
    private final Map<String, Long> balancesFen = new HashMap<>();
    private final Map<String, Integer> stays = new HashMap<>();
    private final Set<Long> blocked = new HashSet<>();
    private final Set<Long> undone = new HashSet<>();
    private long position;
    private long lastAcknowledged;
    private long lastSettled;
    private long lastPaidFromAccount;
    private int kills;
    private boolean isUp;

    FakeGateway(final CampaignRequests requests, final Fault fault) {
        this.requests = requests;
        this.fault = fault;
    }

    @Override
    public synchronized void start() {
        isUp = true;
    }

    @Override
    public synchronized void kill() {
        isUp = false;
        kills++;
        if (kills == KILL_WITH_FAULT) {
            misbehave();
        }
    }

    @Override
    public synchronized Lane open(final Door door) {
        return new FakeLane(door, kills);
    }

    @Override
    public synchronized Accumulation accumulated(final String personNo, final int benefitYear) {
        return benefitYear == BENEFIT_YEAR ? years.getOrDefault(personNo, new Accumulation()) : new Accumulation();
    }

    @Override
    public synchronized long balanceFen(final String personNo) {
        return balancesFen.getOrDefault(personNo, ReferenceFileWriter.BALANCE_FEN);
    }

    @Override
    public void close() {
        kill();
    }

    private void misbehave() {
        final Answer last = answers.get(lastAcknowledged);
        switch (fault) {
            case FORGETS_THE_LAST:
                answers.remove(lastAcknowledged);
                break;
            case CHANGES_ONE:
                answers.put(lastAcknowledged, answer(last.kind(), last.journalPosition(), last.effect(), "changed"));
                break;
            case EXECUTES_ONE_TWICE:
                final Answer settled = answers.get(lastSettled);
                execute(lastSettled);
                answers.put(lastSettled, settled);
                break;
            case COUNTS_ONE_PAYMENT_OF_THE_POOL_TWICE:
                final String patient = requests.personNo(lastSettled);
                years.get(patient).add("D310100", WHOLE_YEAR_FEN);
                poolPaidFen.merge(patient, WHOLE_YEAR_FEN, Long::sum);
                break;
            case FORGETS_ONE_PAYMENT_OF_AN_ACCOUNT:
                balancesFen.merge(requests.personNo(lastPaidFromAccount), 1_000L, Long::sum);
                break;
            case FORGETS_THE_ACCOUNT_IN_THE_YEAR:
                years.get(requests.personNo(lastPaidFromAccount)).add("D310200", -1_000);
                break;
            case FORGETS_THE_YEAR:
                stays.clear();
                break;
            case GIVES_A_POSITION_TWICE:
                position--;
                break;
            default:
                break;
        }
    }

    private synchronized Answer answerTo(final long number, final int generation) throws IOException {
        final boolean isGone = !isUp || generation != kills;
        final boolean isSuicide = fault == Fault.DIES_BY_ITSELF && position >= DEATH_POSITION;
        if (isGone || isSuicide) {
            throw new IOException("connection reset");
        }
        final Answer known = answers.get(number);
        if (known != null) {
            return new Answer(known.kind(), true, known.journalPosition(), known.effect(), known.content());
        }
        return execute(number);
    }

    private synchronized void acknowledged(final long number, final Answer answer) {
        lastAcknowledged = number;
        if (answer.kind() == Answer.Kind.SETTLED) {
            lastSettled = number;
            final boolean hasAccount = StayPlan.of(requests.personNo(number)) == StayPlan.WITH_ACCOUNT;
            lastPaidFromAccount = hasAccount ? number : lastPaidFromAccount;
        }
    }

    private Answer execute(final long number) {
        position++;
        final Answer answer = decide(number);
        answers.put(number, answer);
        return answer;
    }

    private Answer decide(final long number) {
        if (requests.isReversal(number)) {
            final long original = requests.originalOf(number).getAsLong();
            return answer(Answer.Kind.REVERSED, position, new ReversalFacts(reverse(original)), "reversed");
        }
        return requests.isRefund(number) || blocked.contains(number)
                ? answer(Answer.Kind.REFUSED, position, null, "refused")
                : answer(Answer.Kind.SETTLED, position, settle(number), "settled");
    }

    /** Position of what is undone, 0 if there is nothing. */
    private long reverse(final long original) {
        final Answer answer = answers.get(original);
        if (answer == null) {
            if (fault != Fault.FORGETS_WHAT_MAY_NOT_HAPPEN) {
                blocked.add(original);
            }
            return 0;
        }
        if (!(answer.effect() instanceof SettlementFacts facts) || fault == Fault.FORGETS_WHAT_WAS_SETTLED) {
            return 0;
        }
        if (undone.add(original)) {
            takeBack(requests.personNo(original), facts.split());
        }
        return answer.journalPosition();
    }

    private void takeBack(final String person, final SplitFacts split) {
        stays.merge(person, -1, Integer::sum);
        poolPaidFen.merge(person, -split.fundTotalFen(), Long::sum);
        years.get(person).takeBack(split);
        balancesFen.merge(person, split.accountFen(), Long::sum);
    }

    private SettlementFacts settle(final long number) {
        final String person = requests.personNo(number);
        final StayPlan plan = StayPlan.of(person);
        final long deductibleFen = plan.deductibleFen(stays.merge(person, 1, Integer::sum));
        final long poolFen = plan.poolFen(IN_SCOPE_FEN, deductibleFen, poolPaidFen.getOrDefault(person, 0L));
        final SplitFacts unpaid = split(deductibleFen, poolFen, 0);
        final SplitFacts split = split(deductibleFen, poolFen, plan.accountFen(unpaid, balanceFen(person)));
        poolPaidFen.merge(person, poolFen, Long::sum);
        years.computeIfAbsent(person, unused -> new Accumulation()).settle(split);
        balancesFen.put(person, balanceFen(person) - split.accountFen());
        return new SettlementFacts(split, balanceFen(person));
    }

    private static SplitFacts split(final long deductibleFen, final long poolFen, final long accountFen) {
        return new SplitFacts(
                BENEFIT_YEAR,
                IN_SCOPE_FEN,
                PRE_SELF_PAY_FEN,
                deductibleFen,
                new TreeMap<>(Map.of(StayPlan.POOL_FUND, poolFen)),
                accountFen);
    }

    private static Answer answer(final Answer.Kind kind, final long position, final Effect effect, final String word) {
        final byte[] content = (word + " " + position + " " + effect).getBytes(StandardCharsets.UTF_8);
        return new Answer(kind, false, position, effect, content);
    }

    /** Answers a window, but only after all of it was executed, so that a kill leaves unanswered requests. */
    private final class FakeLane implements Lane {

        private final Door door;
        private final int generation;

        FakeLane(final Door door, final int generation) {
            this.door = door;
            this.generation = generation;
        }

        @Override
        public Door door() {
            return door;
        }

        @Override
        public int window() {
            return 4;
        }

        @Override
        public void exchange(final List<Long> numbers, final AnswerSink sink) throws IOException {
            final List<Answer> replies = new ArrayList<>();
            for (final long number : numbers) {
                replies.add(answerTo(number, generation));
            }
            for (int i = 0; i < replies.size(); i++) {
                sink.onAnswer(numbers.get(i), replies.get(i));
                acknowledged(numbers.get(i), replies.get(i));
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
