package io.yidi.benchmarks;

import io.yidi.gateway.engine.machine.History;
import io.yidi.gateway.engine.machine.Outcome;
import io.yidi.gateway.engine.machine.SettlementMachine;
import io.yidi.gateway.engine.state.ArchivedKey;
import io.yidi.gateway.engine.state.BenefitStatus;
import io.yidi.gateway.engine.state.ClosedDay;
import io.yidi.gateway.engine.state.FilingRow;
import io.yidi.gateway.engine.state.Fingerprint;
import io.yidi.gateway.engine.state.KeyArchive;
import io.yidi.gateway.engine.state.PersonRow;
import io.yidi.gateway.engine.state.ReferenceRows;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.plane.AssistanceClass;
import io.yidi.gateway.policy.plane.BenefitCategory;
import io.yidi.gateway.policy.plane.ContributionGrade;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.record.RecordBodyFlyweight;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.KeyDescriptor;
import io.yidi.protocol.code.CareType;
import io.yidi.protocol.code.PersonStatus;
import io.yidi.protocol.json.RequestJsonReader;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 基准用结算: stays of Beijing employees in Hebei with seven fee categories, as JSON and as messages, and a machine that
 * knows the persons. Each decision is of a bill under a key that was never seen. One thread.
 */
final class Settlements implements AutoCloseable {

    /** Bills, and persons; a power of two. */
    static final int COUNT = 1_024;

    private static final int CATEGORIES = 7;
    private static final long SEED = 20260615;
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final int EMPLOYEE = 310;
    private static final int BEIJING = 110_000;
    private static final int HEBEI = 130_000;
    private static final int BORN = (int) LocalDate.of(1980, 5, 1).toEpochDay();
    private static final int FILED_FROM = (int) LocalDate.of(2021, 1, 1).toEpochDay();
    private static final String BUNDLE = "b".repeat(64);
    private static final String REFERENCE = "a".repeat(64);
    private static final String MSG_ID = "H130100000012026061512000000000";
    private static final int SERIAL_DIGITS = 6;
    private static final int SERIAL_OFFSET = KeyDescriptor.offsetIn(SettleRequestDecoder.TEMPLATE_ID)
            + KeyDescriptor.MSGID_OFFSET
            + KeyDescriptor.MSGID_LENGTH
            - SERIAL_DIGITS;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final long NOON_NS = TODAY.toEpochDay() * 86_400_000_000_000L + 4 * 3_600_000_000_000L;

    private final byte[][] documents = new byte[COUNT][];
    private final UnsafeBuffer[] messages = new UnsafeBuffer[COUNT];
    private final SettlementMachine machine;
    private final Outcome outcome = new Outcome();
    private long sequence = 2;
    private int serial;

    Settlements() throws IOException, PackException {
        final SplittableRandom random = new SplittableRandom(SEED);
        final RequestJsonReader reader = RequestJsonReader.ofSettle();
        final UnsafeBuffer message = new UnsafeBuffer(new byte[2 * FrameDescriptor.MESSAGE_LENGTH_MAX]);
        for (int i = 0; i < COUNT; i++) {
            documents[i] = document(i, random).getBytes(StandardCharsets.UTF_8);
            if (reader.read(documents[i], 0, documents[i].length, 0, message, 0) != null) {
                throw new IllegalStateException("expected a sound bill, found " + document(i, random));
            }
            messages[i] = new UnsafeBuffer(new byte[reader.encodedLength()]);
            messages[i].putBytes(0, message, 0, reader.encodedLength());
        }
        final PolicyPlane plane = Policies.shipped();
        machine = new SettlementMachine(hash -> plane, (file, rows) -> persons(rows), new NoHistory(), new NoArchive());
        begin();
    }

    /** A bill as JSON. */
    byte[] document(final int index) {
        return documents[index];
    }

    /** A bill as a message. */
    UnsafeBuffer message(final int index) {
        return messages[index];
    }

    /** Decides the next bill, under a new key, and takes note of it as recorded. */
    Outcome decideNext() {
        final UnsafeBuffer request = messages[serial & COUNT - 1];
        putSerial(request);
        sequence++;
        machine.onTransaction(sequence, NOON_NS + sequence, request, 0, request.capacity(), outcome);
        machine.onRecorded(sequence);
        return outcome;
    }

    @Override
    public void close() {
        machine.close();
    }

    private void begin() {
        final UnsafeBuffer control = new UnsafeBuffer(new byte[ControlCommandWriter.LENGTH_MAX]);
        new ControlCommandWriter().activateBundle(control, BUNDLE);
        machine.onControl(1, control, 0);
        new ControlCommandWriter().loadReference(control, REFERENCE);
        machine.onControl(2, control, 0);
        new ControlCommandWriter().cutOver(control, (int) TODAY.toEpochDay());
        machine.onControl(sequence, control, 0);
    }

    private void putSerial(final UnsafeBuffer request) {
        int rest = serial++;
        for (int i = SERIAL_DIGITS - 1; i >= 2; i--) {
            request.putByte(SERIAL_OFFSET + i, (byte) DIGITS.charAt(rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        request.putByte(SERIAL_OFFSET, (byte) DIGITS.charAt(rest / 10));
        request.putByte(SERIAL_OFFSET + 1, (byte) DIGITS.charAt(rest % 10));
    }

    private static void persons(final ReferenceRows rows) {
        for (int i = 0; i < COUNT; i++) {
            rows.onPerson(new PersonRow(
                    personNo(i),
                    EMPLOYEE,
                    BEIJING,
                    PersonStatus.WORKING,
                    BORN,
                    AssistanceClass.NONE,
                    ContributionGrade.NONE,
                    0,
                    BenefitStatus.NORMAL,
                    1_000_000_000_000L));
            rows.onFiling(
                    i,
                    new FilingRow(
                            personNo(i),
                            EMPLOYEE,
                            BenefitCategory.LONG_TERM,
                            HEBEI,
                            FILED_FROM,
                            Integer.MAX_VALUE,
                            EnumSet.allOf(CareType.class)));
        }
    }

    private static String personNo(final int index) {
        return String.format(Locale.ROOT, "P%010d", index + 1);
    }

    private static String document(final int index, final SplittableRandom random) {
        final StringBuilder categories = new StringBuilder();
        long totalFen = 0;
        for (int category = 1; category <= CATEGORIES; category++) {
            final long inScopeFen = 50_000L + random.nextInt(500_000);
            final long selfPayFen = random.nextInt(50_000);
            final long amountFen = inScopeFen + selfPayFen;
            totalFen += amountFen;
            categories
                    .append(category == 1 ? "" : ",")
                    .append(String.format(
                            Locale.ROOT,
                            "{\"med_chrgitm_type\":\"%02d\",\"amt\":\"%s\",\"inscp_scp_amt\":\"%s\","
                                    + "\"preselfpay_amt\":\"%s\",\"overlmt_selfpay\":\"0.00\","
                                    + "\"fulamt_ownpay_amt\":\"0.00\"}",
                            category,
                            yuan(amountFen),
                            yuan(inScopeFen),
                            yuan(selfPayFen)));
        }
        return String.format(
                Locale.ROOT,
                "{\"inf_time\":\"2026-06-15 12:00:00\",\"fixmedins_code\":\"H13010000001\",\"infno\":\"2304\","
                        + "\"msgid\":\"%s\",\"psn_no\":\"%s\",\"insutype\":\"310\",\"insuplc_admdvs\":\"110000\","
                        + "\"mdtrtarea_admvs\":\"130100\",\"hosp_lv\":\"3\",\"med_type\":\"21\","
                        + "\"mdtrt_cert_type\":\"03\","
                        + "\"mdtrt_cert_no\":\"C%017d\",\"er_flag\":\"0\",\"trum_flag\":\"0\",\"rel_ttp_flag\":\"0\","
                        + "\"acct_used_flag\":\"1\",\"begndate\":\"2026-06-01\",\"enddate\":\"2026-06-14\","
                        + "\"diag_code\":\"I10.x00\",\"medfee_sumamt\":\"%s\",\"chrgitm\":[%s]}",
                MSG_ID.substring(0, KeyDescriptor.MSGID_LENGTH),
                personNo(index),
                index,
                yuan(totalFen),
                categories);
    }

    private static String yuan(final long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** Nothing is asked for: no bill comes twice, and none is taken back. */
    private static final class NoHistory implements History {

        @Override
        public RecordBodyFlyweight bodyAt(final long position) {
            throw new IllegalStateException("expected no look back, found one at position " + position);
        }

        @Override
        public RecordBodyFlyweight bodyOf(final long sequence) {
            throw new IllegalStateException("expected no look back, found one for record " + sequence);
        }
    }

    /** Days before the first one are empty. */
    private static final class NoArchive implements KeyArchive {

        @Override
        public void keep(final ClosedDay day) {
            day.close();
        }

        @Override
        public boolean find(final int epochDay, final Fingerprint key, final ArchivedKey into) {
            return false;
        }

        @Override
        public boolean holds(final int epochDay) {
            return true;
        }

        @Override
        public void drop(final int epochDay) {
            // nothing was kept
        }
    }
}
