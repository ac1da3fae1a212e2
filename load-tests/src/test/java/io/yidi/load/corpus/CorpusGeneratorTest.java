package io.yidi.load.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.yidi.load.bill.Bill;
import io.yidi.load.bill.CareKind;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.client.ReplyDescriptor;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class CorpusGeneratorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final int BILLS = 20_000;

    private final CorpusPopulation population = new CorpusPopulation(3, 5_000);
    private final CorpusGenerator generator = new CorpusGenerator(3, population, TODAY);

    @Test
    void shouldMakeTheSameBillForTheSameNumberAndSeed() {
        final CorpusGenerator again = new CorpusGenerator(3, new CorpusPopulation(3, 5_000), TODAY);

        assertEquals(generator.bill(17), again.bill(17));
        assertNotEquals(generator.bill(17), generator.bill(18));
        assertNotEquals(generator.bill(17), new CorpusGenerator(4, population, TODAY).bill(17));
    }

    @Test
    void shouldKeepTheSharesOfCareAndOfRegions() {
        final Map<CareKind, Integer> care = new HashMap<>();
        final Map<String, Integer> places = new HashMap<>();
        for (int number = 0; number < BILLS; number++) {
            final Bill bill = generator.bill(number);
            care.merge(bill.care(), 1, Integer::sum);
            places.merge(bill.patient().insuredPlace(), 1, Integer::sum);
        }
        for (final CareKind kind : Proportions.CARE.values()) {
            assertEquals(Proportions.CARE.perMille(kind), care.get(kind) * 1_000.0 / BILLS, 25, kind.name());
        }
        for (final CorpusRegion region : CorpusRegion.values()) {
            assertEquals(
                    Proportions.REGIONS.perMille(region),
                    places.get(region.place()) * 1_000.0 / BILLS,
                    50,
                    region.name());
        }
    }

    @Test
    void shouldHaveManyShortBillsAndFewLongOnes() {
        final SettleFrameWriter writer = new SettleFrameWriter();
        int longest = 0;
        int atMostFive = 0;
        int withLines = 0;
        for (int number = 0; number < BILLS; number++) {
            final Bill bill = generator.bill(number);
            assertEquals(bill.care() == CareKind.INPATIENT, bill.lines().isEmpty());
            assertTrue(writer.frame(bill, "M", 0, 0).length <= FrameDescriptor.MESSAGE_LENGTH_MAX);
            longest = Math.max(longest, bill.lines().size());
            withLines += bill.lines().isEmpty() ? 0 : 1;
            atMostFive += !bill.lines().isEmpty() && bill.lines().size() <= 5 ? 1 : 0;
        }
        assertTrue(longest > 150 && longest <= 200, "found " + longest);
        assertEquals(0.56, (double) atMostFive / withLines, 0.02);
    }

    @Test
    void shouldGiveBusyProvidersMostOfTheBills() {
        final Map<String, Integer> bills = new HashMap<>();
        for (int number = 0; number < BILLS; number++) {
            bills.merge(generator.bill(number).institutionCode(), 1, Integer::sum);
        }
        final List<Integer> most = bills.values().stream()
                .sorted((a, b) -> b - a)
                .limit(bills.size() / 10)
                .toList();

        assertTrue(most.stream().mapToInt(Integer::intValue).sum() > BILLS / 3, "found " + most);
    }

    @Test
    void shouldSendEachBillUnderAnIdOfItsOwnForPersonsOfItsProfile() {
        final CorpusRequestSource source = source();
        final Set<String> msgIds = new HashSet<>();
        final Set<String> persons = new HashSet<>();
        for (int slot = 0; slot < 500; slot++) {
            final SettleRequestDecoder request = next(source, slot);
            assertEquals(slot, request.correlationId());
            assertTrue(msgIds.add(request.msgId()), request.msgId());
            assertTrue(request.msgId().startsWith(request.institutionCode()), request.msgId());
            final int person = Integer.parseInt(request.personNo().substring(1)) - 1;
            persons.add(request.personNo());
            assertEquals(population.patient(person).voucherNo(), request.voucherNo());
            assertEquals(population.patient(person).insuredPlace(), request.insuredPlace());
            assertEquals(population.patient(person).insuranceType(), request.insuranceType());
        }
        assertTrue(persons.size() > 200, "found " + persons.size());
    }

    @Test
    void shouldFollowOnlyBillsThatWereAnswered() {
        final CorpusRequestSource source = source();
        final Set<String> answered = new HashSet<>();
        int repeated = 0;
        for (int slot = 0; slot < 3_000; slot++) {
            final ByteBuf frame = Unpooled.buffer();
            source.writeNext(frame, 1);
            if (frame.getUnsignedShortLE(ReplyDescriptor.TEMPLATE_ID_OFFSET) == SettleRequestDecoder.TEMPLATE_ID) {
                repeated += answered.add(decoded(frame).msgId()) ? 0 : 1;
                source.onReply(1, SettleReplyDecoder.TEMPLATE_ID, Unpooled.wrappedBuffer(new byte[1_024]), 0);
            }
        }
        assertTrue(repeated > 30 && repeated < 90, "found " + repeated);
    }

    @Test
    void shouldDocumentEveryShare() throws IOException {
        final String page = Files.readString(Path.of("..", "docs", "performance.md"), StandardCharsets.UTF_8);
        for (final Shares<?> shares : Proportions.ALL) {
            for (final String row : rows(shares)) {
                assertTrue(page.contains(row), "expected in docs/performance.md: " + row);
            }
        }
    }

    @Test
    void shouldRefuseSharesThatDoNotAddUp() {
        assertThrows(IllegalStateException.class, () -> Shares.of(999, "x").whole());
    }

    private static <T> List<String> rows(final Shares<T> shares) {
        return shares.values().stream()
                .map(value -> value + " " + shares.perMille(value))
                .toList();
    }

    private CorpusRequestSource source() {
        return new CorpusRequestSource(generator, 1_000, new MsgIdSequence(1_780_000_000L), 3, 1_780_000_000_000L);
    }

    private static SettleRequestDecoder next(final CorpusRequestSource source, final int slot) {
        final ByteBuf frame = Unpooled.buffer();
        source.writeNext(frame, slot);
        return decoded(frame);
    }

    private static SettleRequestDecoder decoded(final ByteBuf frame) {
        return new SettleRequestDecoder()
                .wrapAndApplyHeader(
                        new UnsafeBuffer(frame.array(), 0, frame.writerIndex()),
                        FrameDescriptor.MESSAGE_OFFSET,
                        new MessageHeaderDecoder());
    }
}
