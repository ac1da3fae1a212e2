package io.yidi.load.corpus;

import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.load.drive.PersonDigits;
import io.yidi.protocol.sbe.SettleRequestEncoder;
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
    private final CorpusPopulation population;
    private final MsgIdSequence ids;

    BillFrames(
            final byte[][] frames, final int[] profiles, final CorpusPopulation population, final MsgIdSequence ids) {
        this.frames = frames;
        this.profiles = profiles;
        this.population = population;
        this.ids = ids;
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

    /** The frame of a bill for a person, under the id of a number; valid until it is asked for again. */
    byte[] frame(final int bill, final int person, final long number) {
        final byte[] frame = frames[bill];
        PersonDigits.put(person, frame);
        ids.put(number, frame, MSG_ID_TAIL_OFFSET);
        return frame;
    }
}
