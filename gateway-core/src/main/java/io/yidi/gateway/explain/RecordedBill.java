package io.yidi.gateway.explain;

import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.gateway.record.sbe.EffectsDecoder;
import io.yidi.gateway.record.sbe.EncounterEffectsDecoder;
import io.yidi.protocol.sbe.EncounterSettleRequestDecoder;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
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
        return switch (new MessageHeaderDecoder()
                .wrap(body.buffer(), body.commandOffset())
                .templateId()) {
            case SettleRequestDecoder.TEMPLATE_ID ->
                Optional.of(new SettleRequestDecoder()
                        .wrapAndApplyHeader(body.buffer(), body.commandOffset(), new MessageHeaderDecoder()));
            case EncounterSettleRequestDecoder.TEMPLATE_ID ->
                body.effectsLength() == 0 ? Optional.empty() : Optional.of(ofEncounter(body));
            default -> Optional.empty();
        };
    }

    /** The bill stands in the message behind the effects on the counters. */
    private static SettleRequestDecoder ofEncounter(final RecordBodyFlyweight body) {
        final io.yidi.gateway.record.sbe.MessageHeaderDecoder header =
                new io.yidi.gateway.record.sbe.MessageHeaderDecoder();
        final int effectsLength = header.encodedLength()
                + new EffectsDecoder()
                        .wrapAndApplyHeader(body.buffer(), body.effectsOffset(), header)
                        .sbeDecodedLength();
        final EncounterEffectsDecoder encounter = new EncounterEffectsDecoder()
                .wrapAndApplyHeader(body.buffer(), body.effectsOffset() + effectsLength, header);
        final byte[] bill = new byte[encounter.billLength()];
        encounter.getBill(bill, 0, bill.length);
        return new SettleRequestDecoder().wrapAndApplyHeader(new UnsafeBuffer(bill), 0, new MessageHeaderDecoder());
    }
}
