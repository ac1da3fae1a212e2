package io.yidi.load.corpus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.RefundReplyDecoder;
import io.yidi.protocol.sbe.RefundRequestDecoder;
import io.yidi.protocol.sbe.ReversalReplyDecoder;
import io.yidi.protocol.sbe.ReversalRequestDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the corpus knows of the requests that are in flight, and that its files are the same in parts. */
class CorpusRequestSourceTest {

    private static final int REQUESTS = 20_000;
    private static final int SLOTS = 200;
    private static final int ANSWER_BYTES = 400;

    private final CorpusPopulation population = new CorpusPopulation(5, 3_000);
    private final CorpusRequestSource source = new CorpusRequestSource(
            new CorpusGenerator(5, population, LocalDate.of(2026, 6, 15)),
            1_000,
            new MsgIdSequence(1_780_000_000L),
            5,
            1_780_000_000_000L,
            ANSWER_BYTES);
    private final List<String> institutionCodes = population.institutionCodes();
    private final List<String> places = population.insuredPlaces();
    private final Map<String, String> insuredPlaces = new HashMap<>();
    private final Map<String, byte[]> answersByMsgId = new HashMap<>();
    private final Map<Long, byte[]> answersById = new HashMap<>();
    private final Map<Act, Integer> acts = new EnumMap<>(Act.class);
    private long settled;

    @Test
    void shouldKnowWhoAsksForWhatAndWhatWasAnsweredBefore() {
        final ByteBuf[] inFlight = new ByteBuf[SLOTS];
        for (int i = 0; i < REQUESTS; i++) {
            final int slot = i % SLOTS;
            if (inFlight[slot] != null) {
                check(slot, inFlight[slot]);
                answer(slot, inFlight[slot], 100 + i % (ANSWER_BYTES - 100 + 1));
            }
            inFlight[slot] = Unpooled.buffer();
            source.writeNext(inFlight[slot], 1L << Integer.SIZE | slot);
            check(slot, inFlight[slot]);
            acts.merge(source.act(slot), 1, Integer::sum);
        }

        for (final Act act : Act.values()) {
            assertEquals(Proportions.ACTS.perMille(act), acts.get(act) * 1_000.0 / REQUESTS, 10, act.name());
        }
    }

    @Test
    void shouldFollowNoBillWhoseAnswerCannotBeKept() {
        for (int i = 0; i < SLOTS; i++) {
            final ByteBuf request = Unpooled.buffer();
            source.writeNext(request, 0);
            assertEquals(Act.BILL, source.act(0));
            assertThrows(IllegalStateException.class, () -> source.original(0));
            answer(0, request, ANSWER_BYTES + 1);
        }
    }

    @Test
    void shouldWriteTheSameInParts(@TempDir final Path directory) throws IOException {
        final Path whole = directory.resolve("whole.jsonl");
        final CorpusReferenceWriter writer = new CorpusReferenceWriter();
        writer.write(whole, population);
        final List<Path> parts = writer.writeParts(directory.resolve("parts"), population, 1_400);

        final List<String> lines = new ArrayList<>();
        for (final Path part : parts) {
            lines.addAll(Files.readAllLines(part));
        }
        assertEquals(4, parts.size());
        assertEquals(institutionCodes.size(), Files.readAllLines(parts.get(0)).size());
        assertEquals(Files.readAllLines(whole), lines);
        for (final Path part : parts.subList(1, parts.size())) {
            assertTrue(Files.readAllLines(part).get(0).startsWith("{\"record\":\"person\""), part.toString());
        }
    }

    private void check(final int slot, final ByteBuf request) {
        final UnsafeBuffer frame = new UnsafeBuffer(request.array(), 0, request.writerIndex());
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final String institution = institutionCodes.get(source.institution(slot));
        final String place = places.get(source.insuredPlace(slot));
        switch (source.act(slot)) {
            case REFUND -> {
                final RefundRequestDecoder refund =
                        new RefundRequestDecoder().wrapAndApplyHeader(frame, FrameDescriptor.MESSAGE_OFFSET, header);
                assertEquals(institution, refund.institutionCode());
                assertEquals(insuredPlaces.get(refund.personNo()), place);
                assertOriginal(answersById.get(refund.originalSettlementId()), slot);
            }
            case REVERSAL -> {
                final ReversalRequestDecoder reversal =
                        new ReversalRequestDecoder().wrapAndApplyHeader(frame, FrameDescriptor.MESSAGE_OFFSET, header);
                assertEquals(institution, reversal.institutionCode());
                assertEquals(insuredPlaces.get(reversal.personNo()), place);
                assertOriginal(answersByMsgId.get(reversal.originalMsgId()), slot);
            }
            default -> {
                final SettleRequestDecoder bill =
                        new SettleRequestDecoder().wrapAndApplyHeader(frame, FrameDescriptor.MESSAGE_OFFSET, header);
                assertEquals(institution, bill.institutionCode());
                assertEquals(bill.insuredPlace(), place);
                insuredPlaces.put(bill.personNo(), place);
                if (source.act(slot) == Act.REPEAT) {
                    assertOriginal(answersByMsgId.get(bill.msgId()), slot);
                }
            }
        }
    }

    private void assertOriginal(final byte[] answer, final int slot) {
        final DirectBuffer original = source.original(slot);
        final byte[] bytes = new byte[original.capacity()];
        original.getBytes(0, bytes);
        assertArrayEquals(answer, bytes);
    }

    /** Answers with a frame of so many bytes that is like no other. */
    private void answer(final int slot, final ByteBuf request, final int frameBytes) {
        final byte[] answer = new byte[frameBytes];
        final ByteBuf frame = Unpooled.wrappedBuffer(answer);
        for (int i = ReplyDescriptor.BODY_OFFSET; i < frameBytes; i++) {
            frame.setByte(i, (int) (settled * 31 + i));
        }
        settled++;
        frame.setIntLE(FrameDescriptor.LENGTH_OFFSET, frameBytes - FrameDescriptor.LENGTH_BYTES);
        frame.setLongLE(ReplyDescriptor.BODY_OFFSET + SettleReplyDecoder.settlementIdEncodingOffset(), settled);
        if (source.act(slot) == Act.BILL) {
            answersByMsgId.put(msgId(request), answer);
            answersById.put(settled, answer);
        }
        source.onReply(slot, templateOf(source.act(slot)), frame, 0);
    }

    private static String msgId(final ByteBuf request) {
        return new SettleRequestDecoder()
                .wrapAndApplyHeader(
                        new UnsafeBuffer(request.array(), 0, request.writerIndex()),
                        FrameDescriptor.MESSAGE_OFFSET,
                        new MessageHeaderDecoder())
                .msgId();
    }

    private static int templateOf(final Act act) {
        return switch (act) {
            case BILL, REPEAT -> SettleReplyDecoder.TEMPLATE_ID;
            case REFUND -> RefundReplyDecoder.TEMPLATE_ID;
            case REVERSAL -> ReversalReplyDecoder.TEMPLATE_ID;
        };
    }
}
