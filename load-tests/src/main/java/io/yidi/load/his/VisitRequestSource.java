package io.yidi.load.his;

import io.netty.buffer.ByteBuf;
import io.yidi.load.bill.Bill;
import io.yidi.load.bill.CareKind;
import io.yidi.load.client.HttpPost;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.corpus.CorpusGenerator;
import io.yidi.load.drive.RequestSource;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * 就诊请求来源: visits over the national interface: each is registered (2201), gets a line (2204) and is settled (2207),
 * every step once the one before was done. Each hospital numbers its messages by itself, so that the ten thousand
 * numbers it has for a second suffice. One thread. Every request is put together anew, which costs the generator.
 */
public final class VisitRequestSource implements RequestSource {

    private static final int SETTLEMENT_ID_OFFSET =
            ReplyDescriptor.BODY_OFFSET + SettleReplyDecoder.settlementIdEncodingOffset();
    private static final int PRICE_YUAN_MAX = 500;

    private final HttpPost post;
    private final List<Bill> bills = new ArrayList<>();
    private final SplittableRandom random;
    private final Map<Integer, Step> open = new HashMap<>();
    private final Queue<Step> ready = new ArrayDeque<>();
    private final Map<String, AtomicInteger> serials = new HashMap<>();

    /**
     * 步骤: the next request of a visit.
     *
     * @param his who sends, for whom
     * @param id of the visit; empty until it is registered
     * @param price of its line
     * @param isUploaded whether the line is there
     */
    private record Step(HisSession his, String id, String price, boolean isUploaded) {

        NationalCall call() throws IOException {
            if (id.isEmpty()) {
                return his.make("2201", Visit.registration(his.hospital().level()));
            }
            final Visit visit = Visit.registered(his, id);
            return isUploaded ? visit.settlement(price) : visit.lines(visit.line("1", price, 1));
        }
    }

    /**
     * Takes providers and persons from the corpus.
     *
     * @param generator of its bills
     * @param billCount how many are looked at for outpatient care of persons with a filing
     * @param path of the door
     * @param seed of who comes
     */
    public VisitRequestSource(
            final CorpusGenerator generator, final int billCount, final String path, final long seed) {
        this.post = new HttpPost(path);
        this.random = new SplittableRandom(seed);
        for (int i = 0; i < billCount; i++) {
            final Bill bill = generator.bill(i);
            if (bill.care() == CareKind.OUTPATIENT && !bill.isEmergency()) {
                bills.add(bill);
            }
        }
    }

    @Override
    public void writeNext(final ByteBuf target, final long correlationId) {
        final Step step = ready.isEmpty() ? first() : ready.remove();
        open.put((int) correlationId, step);
        try {
            final byte[] body = step.call().bytes();
            post.write(target, body, body.length);
        } catch (final IOException unreadable) {
            throw new UncheckedIOException("a request could not be put together", unreadable);
        }
    }

    @Override
    public void onReply(final long correlationId, final int templateId, final ByteBuf buffer, final int offset) {
        final Step done = open.remove((int) correlationId);
        if (templateId != SettleReplyDecoder.TEMPLATE_ID || done.isUploaded()) {
            return;
        }
        final boolean isRegistered = !done.id().isEmpty();
        final String id = isRegistered ? done.id() : Long.toString(buffer.getLongLE(offset + SETTLEMENT_ID_OFFSET));
        ready.add(new Step(done.his(), id, done.price(), isRegistered));
    }

    private Step first() {
        final Bill bill = bills.get(random.nextInt(bills.size()));
        final Hospital hospital = new Hospital(
                bill.institutionCode(),
                bill.provider().place(),
                bill.provider().level(),
                bill.personNo(),
                Integer.toString(bill.patient().insuranceType()),
                bill.patient().insuredPlace());
        final AtomicInteger serial =
                serials.computeIfAbsent(bill.institutionCode(), institution -> new AtomicInteger());
        final HisSession his =
                new HisSession(null, hospital, () -> LocalDateTime.now(ZoneOffset.ofHours(8)), serial::getAndIncrement);
        return new Step(his, "", (1 + random.nextInt(PRICE_YUAN_MAX)) + ".00", false);
    }
}
