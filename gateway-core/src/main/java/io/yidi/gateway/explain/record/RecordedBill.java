package io.yidi.gateway.explain.record;

import io.yidi.gateway.record.ItemFiguresFlyweight;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EncounterEffectsDecoder;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.MessageLength;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.ItemClass;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder.FeeLinesDecoder;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 所记账单: the bill a record decided: its command, or, of a visit or a stay, what the record says was put together from
 * the lines uploaded before.
 */
final class RecordedBill {

    private RecordedBill() {}

    /** The bill of a record; empty if it has none. */
    static Optional<SettleRequestDecoder> of(final RecordBodyFlyweight body) {
        return switch (templateOf(body)) {
            case SettleRequestDecoder.TEMPLATE_ID -> Optional.of(ofOneShot(body));
            case EncounterSettleRequestDecoder.TEMPLATE_ID ->
                Effects.encounter(body).map(RecordedBill::ofEncounter);
            default -> Optional.empty();
        };
    }

    /** Whether the bill of a record was put together from what came before. */
    static boolean isOfEncounter(final RecordBodyFlyweight body) {
        return templateOf(body) == EncounterSettleRequestDecoder.TEMPLATE_ID;
    }

    /** What the care place's catalogue said to the lines of a command. */
    static ItemFiguresFlyweight figures(final RecordBodyFlyweight body) {
        final int length = MessageLength.of(body.buffer(), body.commandOffset(), body.commandLength());
        return new ItemFiguresFlyweight()
                .wrap(body.buffer(), body.commandOffset() + length, body.commandLength() - length);
    }

    private static int templateOf(final RecordBodyFlyweight body) {
        return new MessageHeaderDecoder()
                .wrap(body.buffer(), body.commandOffset())
                .templateId();
    }

    /** A bill that came whole; where a line left it to the catalogue, with what that said. */
    private static SettleRequestDecoder ofOneShot(final RecordBodyFlyweight body) {
        final int length = MessageLength.of(body.buffer(), body.commandOffset(), body.commandLength());
        final UnsafeBuffer bill = new UnsafeBuffer(new byte[length]);
        bill.putBytes(0, body.buffer(), body.commandOffset(), length);
        final ItemFiguresFlyweight figures = figures(body);
        final SettleRequestDecoder decoder = wrapped(bill);
        int at = decoder.limit() + FeeLinesDecoder.HEADER_SIZE;
        int number = 0;
        for (final FeeLinesDecoder line : decoder.feeLines()) {
            if (line.itemClass() == ItemClass.CATALOGUE && figures.has(number)) {
                fill(bill, at, figures, number, decoder.hospitalLevel());
            }
            at += FeeLinesDecoder.sbeBlockLength();
            number++;
        }
        return wrapped(bill);
    }

    private static void fill(
            final UnsafeBuffer bill,
            final int line,
            final ItemFiguresFlyweight figures,
            final int number,
            final int hospitalLevel) {
        final long limitMicro = figures.limitMicro(number, hospitalLevel);
        bill.putByte(line + FeeLinesDecoder.itemClassEncodingOffset(), (byte)
                figures.itemClass(number).value());
        bill.putShort(
                line + FeeLinesDecoder.firstSelfPayBpEncodingOffset(),
                (short) figures.firstSelfPayBp(number),
                FrameDescriptor.BYTE_ORDER);
        bill.putLong(
                line + FeeLinesDecoder.priceLimitMicroEncodingOffset(),
                limitMicro == ItemFiguresFlyweight.NO_LIMIT ? FeeLinesDecoder.priceLimitMicroNullValue() : limitMicro,
                FrameDescriptor.BYTE_ORDER);
    }

    private static SettleRequestDecoder wrapped(final UnsafeBuffer bill) {
        return new SettleRequestDecoder().wrapAndApplyHeader(bill, 0, new MessageHeaderDecoder());
    }

    private static SettleRequestDecoder ofEncounter(final EncounterEffectsDecoder encounter) {
        final byte[] bill = new byte[encounter.billLength()];
        encounter.getBill(bill, 0, bill.length);
        return wrapped(new UnsafeBuffer(bill));
    }
}
