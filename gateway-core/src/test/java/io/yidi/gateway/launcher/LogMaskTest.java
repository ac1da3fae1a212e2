package io.yidi.gateway.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.yidi.gateway.fixture.BinaryPeer;
import io.yidi.gateway.fixture.DeclarationFrame;
import io.yidi.gateway.fixture.HttpPeer;
import io.yidi.gateway.fixture.ServerRun;
import io.yidi.gateway.fixture.SettleFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BJ-N4.3b: no number of a person or voucher stands in the log; that of a voucher not in the journal either. */
class LogMaskTest {

    private static final String PERSON_NO = "PERSON-4711-0815";
    private static final String VOUCHER_NO = "VOUCHER-1955-0601-0011";

    private static final List<String> NUMBERS =
            List.of(PERSON_NO, VOUCHER_NO, DeclarationFrame.PHONE, DeclarationFrame.CERTIFICATE_NO);

    @TempDir
    private Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AbstractAppender appender = new AbstractAppender("lines", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(final LogEvent event) {
            lines.add(event.getMessage().getFormattedMessage() + " " + event.getThrown());
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        ((Logger) LogManager.getRootLogger()).addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LogManager.getRootLogger()).removeAppender(appender);
    }

    @Test
    void shouldShowNoNumberOfAPersonOrVoucher() throws Exception {
        try (ServerRun run = new ServerRun(folder, 10);
                BinaryPeer peer = run.binary()) {
            assertEquals(200, load(run, person()).status());
            assertEquals(422, load(run, person().replace("310", "999")).status());
            peer.send(bill("M1").encode());
            peer.send(bill("M2").voucher(9, VOUCHER_NO).encode());
            peer.send(bill("M4").trauma().declared().encode());
            peer.send(bill("M5").declared(form -> form.injuredAtMs(1)).encode());
            peer.send(bill("M3").personNo(PERSON_NO + "-X").encode());
            peer.send(bill("M3").diagnosis("I11").personNo(PERSON_NO + "-X").encode());
        }

        assertFalse(lines.isEmpty());
        for (final String line : lines) {
            for (final String number : NUMBERS) {
                assertFalse(line.contains(number), line);
            }
        }
        try (Stream<Path> files = Files.walk(folder.resolve("data/journal"))) {
            for (final Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains(VOUCHER_NO), file.toString());
            }
        }
    }

    private static SettleFrame bill(final String msgId) {
        return SettleFrame.inpatient()
                .msgId(msgId)
                .personNo(PERSON_NO)
                .voucher(2, VOUCHER_NO)
                .bill("25000.00", "23456.78");
    }

    private static String person() {
        return "{\"record\":\"person\",\"psn_no\":\"" + PERSON_NO + "\",\"insutype\":\"310\","
                + "\"insuplc_admdvs\":\"910100\",\"psn_type\":\"1101\",\"brdy\":\"1980-06-01\",\"cvlserv_flag\":\"0\","
                + "\"psn_insu_stas\":\"1\",\"balc\":\"0.00\"}\n";
    }

    private static HttpPeer.Response load(final ServerRun run, final String lines) throws Exception {
        try (HttpPeer peer = new HttpPeer(run.server().adminAddress())) {
            return peer.send(HttpPeer.post("/v1/reference", lines.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
