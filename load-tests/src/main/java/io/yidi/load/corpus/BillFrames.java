package io.yidi.load.corpus;

import io.yidi.load.bill.Bill;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.drive.PersonDigits;
import io.yidi.protocol.sbe.SettleRequestEncoder;
import java.util.List;
import java.util.SplittableRandom;

/** 账单帧: encoded bills, patched for whoever comes and whatever number is next. One thread; no garbage. */
final class BillFrames {

    /** Place of the message id's last part in every frame of a request. */
    static final int MSG_ID_TAIL_OFFSET = ReplyDescriptor.BODY_OFFSET
            + SettleRequestEncoder.msgIdEncodingOffset()
            + SettleRequestEncoder.msgIdLength()
            - MsgIdSequence.TAIL_BYTES;

    private final byte[][] frames;
    private final int[] profiles;
    private final int[] institutions;
    private final CorpusPopulation population;
    private final MsgIdSequence ids;

    /** Encodes the first bills of a generator. */
    BillFrames(final CorpusGenerator generator, final int count, final MsgIdSequence ids, final long sentAtMs) {
        this.frames = new byte[count][];
        this.profiles = new int[count];
        this.institutions = new int[count];
        this.population = generator.population();
        this.ids = ids;
        final List<String> codes = population.institutionCodes();
        final SettleFrameWriter writer = new SettleFrameWriter();
        for (int i = 0; i < count; i++) {
            final Bill bill = generator.bill(i);
            frames[i] = writer.frame(bill, ids.msgId(bill.institutionCode(), 0), 0, sentAtMs);
            profiles[i] = generator.profileOf(i);
            institutions[i] = codes.indexOf(bill.institutionCode());
        }
    }

    MsgIdSequence ids() {
        return ids;
    }

    int meanFrameBytes() {
        long sum = 0;
        for (final byte[] frame : frames) {
            sum += frame.length;
        }
        return (int) (sum / frames.length);
    }

    int any(final SplittableRandom random) {
        return random.nextInt(frames.length);
    }

    /** A person who could have this bill. */
    int anyPerson(final int bill, final SplittableRandom random) {
        return profiles[bill] + population.profileCount() * Zipf.rank(random, population.personsPerProfile());
    }

    /** Who bills, among the population's institutions. */
    int institution(final int bill) {
        return institutions[bill];
    }

    /** Where everybody is insured who could have this bill, among the population's insured places. */
    int insuredPlace(final int bill) {
        return population.profile(profiles[bill]).region().ordinal();
    }

    /** The frame of a bill for a person, under the id of a number; valid until it is asked for again. */
    byte[] frame(final int bill, final int person, final long number) {
        final byte[] frame = frames[bill];
        PersonDigits.put(person, frame);
        ids.put(number, frame, MSG_ID_TAIL_OFFSET);
        return frame;
    }
}
