package io.yidi.load.campaign;

import io.yidi.load.bill.ReferenceFileWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * 战役: what every campaign has, whatever its fault: requests by number, the ledger of acknowledgements, the requests
 * without an answer, and the checks that hold a gateway to them.
 *
 * <p>Taking numbers and telling answers is safe for any thread; the checks belong to one.
 */
public final class Campaign implements Closeable {

    private static final int TURNED_AWAY_MAX = 512;

    private final CampaignRequests requests;
    private final AckLedger ledger;
    private final Tally tally;
    private final RepeatCheck check;
    private final SplittableRandom random;
    private final AtomicLong nextNumber = new AtomicLong();
    private final Map<Long, OpenRequest> open = new ConcurrentHashMap<>();
    private final AtomicLong turnedAwayKept = new AtomicLong();
    private int checkedCount;
    private long resolved;

    /**
     * A campaign on a gateway without history.
     *
     * @param seed of requests and samples
     * @param requests by number
     * @param ledgerFile new
     * @param tally of findings, which may be shared by several campaigns
     * @throws IOException if the file cannot be made
     */
    public Campaign(final long seed, final CampaignRequests requests, final Path ledgerFile, final Tally tally)
            throws IOException {
        this.requests = requests;
        this.ledger = new AckLedger(ledgerFile);
        this.tally = tally;
        this.check = new RepeatCheck(ledger, tally);
        this.random = new SplittableRandom(seed);
    }

    /** A campaign that starts now. */
    public static Campaign begin(final long seed, final int personCount, final Path ledgerFile, final Tally tally)
            throws IOException {
        return new Campaign(seed, new CampaignRequests(seed, personCount, Instant.now()), ledgerFile, tally);
    }

    /** Its requests. */
    public CampaignRequests requests() {
        return requests;
    }

    /** New traffic, not started yet. */
    public Traffic traffic() {
        return new Traffic(this);
    }

    /** Acknowledgements so far. */
    public int acknowledgedCount() {
        return ledger.size();
    }

    /** Acknowledgements of settlements so far. */
    public long settledCount() {
        return ledger.entries(0, ledger.size()).stream()
                .filter(entry -> entry.effect() instanceof SettlementFacts)
                .count();
    }

    /** Requests that were open after a fault and got their answer later. */
    public long resolvedCount() {
        return resolved;
    }

    /** All acknowledgements, in the order they came. */
    public List<AckLedger.Entry> acknowledgements() {
        return ledger.entries(0, ledger.size());
    }

    /**
     * After a restart: everything acknowledged since the last check and a sample of what is older must come again; open
     * requests get their answer.
     */
    public void verifyRecent(final GatewayUnderTest gateway, final int olderSample) throws IOException {
        final int acknowledgedCount = ledger.size();
        check.verify(gateway, ledger.entries(checkedCount, acknowledgedCount));
        check.verify(gateway, olderSample(olderSample));
        checkedCount = acknowledgedCount;
        resolveOpen(gateway);
    }

    /** At rest: the counters must be what the answers add up to. */
    public void verifyCounters(final GatewayUnderTest gateway) throws IOException {
        verifyCounters(gateway, acknowledgements());
    }

    /** At the end: everything must come again, and the counters must add up. */
    public void verifyAll(final GatewayUnderTest gateway) throws IOException {
        resolveOpen(gateway);
        check.verify(gateway, acknowledgements());
        verifyCounters(gateway);
    }

    /**
     * Checks a gateway on a copy of the data, made after {@code acknowledgedCount} acknowledgements, while the original
     * goes on: what the copy says about open requests counts for the copy only.
     */
    public void verifyCopy(final GatewayUnderTest copy, final int acknowledgedCount, final int olderSample)
            throws IOException {
        final List<AckLedger.Entry> known = ledger.entries(0, acknowledgedCount);
        check.verify(copy, known.subList(Math.min(checkedCount, acknowledgedCount), acknowledgedCount));
        check.verify(copy, olderSample(olderSample));
        checkedCount = acknowledgedCount;
        final List<AckLedger.Entry> effects = new ArrayList<>(known);
        check.resolve(
                copy,
                List.copyOf(open.values()),
                (request, answer) -> effects.add(new AckLedger.Entry(
                        request.number(), request.door(), answer.journalPosition(), answer.effect(), 0, 0)));
        verifyCounters(copy, effects);
    }

    /** The next number that settles. */
    public long takeSettlement(final Door door) {
        long number = take(1, door).get(0);
        while (requests.isReversal(number) || requests.isRefund(number)) {
            open.remove(number);
            number = take(1, door).get(0);
        }
        return number;
    }

    /** A number that takes back a given settlement. */
    public long takeReversalOf(final long original, final Door door) {
        final long number = nextNumber.getAndIncrement();
        requests.reverse(original, number);
        open.put(number, new OpenRequest(number, door, false));
        return number;
    }

    /** The last acknowledgements of settlements. */
    public List<AckLedger.Entry> recentSettlements(final Door door, final int count) {
        final List<AckLedger.Entry> found = new ArrayList<>();
        for (int i = ledger.size() - 1; i >= 0 && found.size() < count; i--) {
            final AckLedger.Entry entry = ledger.entry(i);
            if (entry.door() == door && entry.effect() instanceof SettlementFacts) {
                found.add(entry);
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        ledger.close();
    }

    /** The next numbers. */
    public List<Long> take(final int count, final Door door) {
        final List<Long> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            final long number = nextNumber.getAndIncrement();
            open.put(number, new OpenRequest(number, door, false));
            numbers.add(number);
        }
        return numbers;
    }

    AckLedger.Entry anyKnown(final Door door, final SplittableRandom chance) {
        final int size = ledger.size();
        if (size == 0) {
            return null;
        }
        final AckLedger.Entry entry = ledger.entry(chance.nextInt(size));
        return entry.door() == door ? entry : null;
    }

    void judgeRepeat(final AckLedger.Entry known, final Answer answer) throws IOException {
        if (!answer.kind().isTurnedAway()) {
            check.judge(known, answer);
        }
    }

    /** Takes note of an answer to a request that was taken. */
    public void onAnswer(final long number, final Door door, final Answer answer) throws IOException {
        onAnswer(number, door, answer, false);
    }

    /** The same for a request that may have been sent before, so that its answer may be a repeat. */
    public void onAnswer(final long number, final Door door, final Answer answer, final boolean mayBeRepeat)
            throws IOException {
        if (answer.kind().isTurnedAway()) {
            tally.busy();
            keepSome(new OpenRequest(number, door, true));
            return;
        }
        if (answer.isRepeat() && !mayBeRepeat) {
            tally.doubled("request " + number + " was new and answered as a repeat");
        }
        keep(number, door, answer);
    }

    private void keep(final long number, final Door door, final Answer answer) throws IOException {
        ledger.append(number, door, answer);
        if (answer.kind() == Answer.Kind.SETTLED) {
            requests.settled(number, answer.journalPosition());
        }
        open.remove(number);
    }

    private void keepSome(final OpenRequest turnedAway) {
        if (turnedAwayKept.incrementAndGet() <= TURNED_AWAY_MAX) {
            open.put(turnedAway.number(), turnedAway);
        } else {
            open.remove(turnedAway.number());
        }
    }

    private void verifyCounters(final GatewayUnderTest gateway, final List<AckLedger.Entry> effects)
            throws IOException {
        new AccumulatorCheck(ReferenceFileWriter.BALANCE_FEN, effects, requests)
                .compare(gateway)
                .breaks()
                .forEach(tally::doubled);
    }

    private void resolveOpen(final GatewayUnderTest gateway) throws IOException {
        final List<OpenRequest> unresolved = List.copyOf(open.values());
        check.resolve(gateway, unresolved, (request, answer) -> {
            keep(request.number(), request.door(), answer);
            resolved++;
        });
        turnedAwayKept.set(0);
    }

    private List<AckLedger.Entry> olderSample(final int count) {
        final List<AckLedger.Entry> sample = new ArrayList<>();
        for (int i = 0; i < count && checkedCount > 0; i++) {
            sample.add(ledger.entry(random.nextInt(checkedCount)));
        }
        return sample;
    }
}
