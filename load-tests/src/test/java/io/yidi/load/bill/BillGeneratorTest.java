package io.yidi.load.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillGeneratorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

    private final BillGenerator generator = new BillGenerator(42, 100, 7, TODAY);

    @Test
    void shouldMakePartsThatAddUpToTheTotalOfTheFrame() {
        final SettleFrameWriter writer = new SettleFrameWriter();
        for (int number = 0; number < 1_000; number++) {
            final SettleRequestDecoder request = decoded(writer.frame(generator.bill(number), "M", 1, 2));
            final long totalFen = request.totalFen();
            request.feeLines();
            long sumFen = 0;
            for (final SettleRequestDecoder.CategoryTotalsDecoder total : request.categoryTotals()) {
                final long partsFen =
                        total.inScopeFen() + total.preSelfPayFen() + total.overLimitFen() + total.ownPayFen();
                assertEquals(total.amountFen(), partsFen);
                sumFen += partsFen;
            }
            assertEquals(totalFen, sumFen);
        }
    }

    @Test
    void shouldKeepAStayWithinOneYearAndAboveEveryDeductible() {
        for (int number = 0; number < 1_000; number++) {
            final Bill bill = generator.bill(number);

            assertEquals(
                    bill.admission().orElseThrow().getYear(),
                    bill.discharge().orElseThrow().getYear());
            assertFalse(bill.admission().orElseThrow().isAfter(bill.discharge().orElseThrow()));
            assertFalse(bill.discharge().orElseThrow().isAfter(TODAY));
            assertTrue(bill.inScopeFen() >= BillGenerator.IN_SCOPE_FEN_MIN);
        }
    }

    @Test
    void shouldMakeTheSameBillForTheSameNumber() {
        final BillGenerator again = new BillGenerator(42, 100, 7, TODAY);

        assertEquals(generator.bill(17), again.bill(17));
        assertFalse(generator.bill(17).equals(generator.bill(18)));
        assertFalse(generator.bill(17).equals(new BillGenerator(43, 100, 7, TODAY).bill(17)));
    }

    @Test
    void shouldComeCloseToTheReferenceFrame() {
        final int categoryCount = SettleFrameWriter.categoryCountFor(512);
        final byte[] frame =
                new SettleFrameWriter().frame(new BillGenerator(1, 1, categoryCount, TODAY).bill(0), "M", 1, 2);

        assertEquals(SettleFrameWriter.frameBytes(categoryCount), frame.length);
        assertTrue(Math.abs(frame.length - 512) <= 21, "found " + frame.length);
    }

    @Test
    void shouldNeverGiveAMessageIdTwice() {
        final MsgIdSequence ids = new MsgIdSequence(1_780_000_000L);
        final Set<String> seen = new HashSet<>();
        final byte[] tail = new byte[MsgIdSequence.TAIL_BYTES];
        for (long number = 1_679_600; number < 1_679_700; number++) {
            ids.put(number, tail, 0);
            final String id = ids.msgId("H13010000001", number);
            assertEquals("H13010000001" + new String(tail, StandardCharsets.US_ASCII), id);
            assertEquals(30, id.length());
            assertTrue(seen.add(id), id);
        }
        assertEquals("H13010000001" + "20260529042640" + "0000", ids.msgId("H13010000001", 0));
    }

    @Test
    void shouldWriteHospitalsBeforePersonsBeforeFilings(@TempDir final Path directory) throws IOException {
        final Path file = directory.resolve("persons.jsonl");
        new ReferenceFileWriter().write(file, 3, 1);

        final List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        final List<String> people = lines.subList(BillGenerator.INSTITUTION_COUNT, lines.size());
        assertTrue(
                lines.get(0).startsWith("{\"record\":\"provider\",\"fixmedins_code\":\"H13010000001\""), lines.get(0));
        assertEquals(6, people.size());
        assertTrue(people.get(2).startsWith("{\"record\":\"person\",\"psn_no\":\"P0000000003\""), people.get(2));
        assertTrue(people.get(3).startsWith("{\"record\":\"filing\",\"psn_no\":\"P0000000001\""), people.get(3));
        assertTrue(people.get(5).endsWith("\"enddate\":null}"), people.get(5));
    }

    private static SettleRequestDecoder decoded(final byte[] frame) {
        return new SettleRequestDecoder()
                .wrapAndApplyHeader(
                        new UnsafeBuffer(frame), FrameDescriptor.MESSAGE_OFFSET, new MessageHeaderDecoder());
    }
}
