package io.yidi.load.population;

import io.netty.buffer.ByteBuf;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.drive.PersonDigits;
import io.yidi.load.drive.RequestSource;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * 人群结算请求: bills of a fixed set, each time of another person at another hospital under a new message id.
 *
 * <p>What a request holds follows from its number. It costs one copy and some patched digits. One thread.
 */
public final class PopulationRequestSource implements RequestSource {

    private static final int INSTITUTION_LENGTH = SettleRequestEncoder.institutionCodeLength();
    private static final int INSTITUTION_OFFSET = bodyOffset(SettleRequestEncoder.institutionCodeEncodingOffset());
    private static final int MSG_ID_OFFSET = bodyOffset(SettleRequestEncoder.msgIdEncodingOffset());
    private static final int PLACE_OFFSET = bodyOffset(SettleRequestEncoder.insuredPlaceEncodingOffset());

    private final Population population;
    private final MsgIdSequence ids;
    private final byte[][] templates;
    private final byte[][] institutions;
    private final byte[][] places;
    private long next;

    /**
     * Prepares the supply.
     *
     * @param population whose bills
     * @param templates of the bills, see {@link BillTemplates}
     * @param now time in the message ids
     */
    public PopulationRequestSource(final Population population, final byte[][] templates, final Instant now) {
        this.population = population;
        this.templates = templates;
        this.ids = new MsgIdSequence(now.getEpochSecond());
        institutions = new byte[population.institutionCount()][];
        for (int i = 0; i < institutions.length; i++) {
            institutions[i] = Population.institutionCode(i).getBytes(StandardCharsets.US_ASCII);
        }
        places = population.insuredPlaces().stream()
                .map(place -> place.getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /**
     * Size of every frame.
     *
     * @return bytes, with the length field
     */
    public int frameBytes() {
        return templates[0].length;
    }

    /**
     * Number of the next request.
     *
     * @return 0 at first
     */
    public long next() {
        return next;
    }

    @Override
    public void writeNext(final ByteBuf target, final long correlationId) {
        final int start = target.writerIndex();
        target.writeBytes(frame(next++));
        target.setLongLE(start + ReplyDescriptor.CORRELATION_ID_OFFSET, correlationId);
    }

    private byte[] frame(final long number) {
        final byte[] frame = templates[(int) (number % templates.length)];
        final byte[] institution = institutions[population.institutionOf(number)];
        final int person = population.personOf(number);
        System.arraycopy(institution, 0, frame, INSTITUTION_OFFSET, INSTITUTION_LENGTH);
        System.arraycopy(institution, 0, frame, MSG_ID_OFFSET, INSTITUTION_LENGTH);
        ids.put(number, frame, MSG_ID_OFFSET + INSTITUTION_LENGTH);
        PersonDigits.put(person, frame);
        final byte[] place = places[population.placeOf(person)];
        System.arraycopy(place, 0, frame, PLACE_OFFSET, place.length);
        return frame;
    }

    private static int bodyOffset(final int offset) {
        return ReplyDescriptor.BODY_OFFSET + offset;
    }
}
