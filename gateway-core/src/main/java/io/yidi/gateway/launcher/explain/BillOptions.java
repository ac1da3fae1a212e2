package io.yidi.gateway.launcher.explain;

import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.quote.BillLedger;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.pack.PolicyBundles;
import io.yidi.gateway.policy.plane.PolicyPlane;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.json.RequestJsonReader;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.SettleRequestDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine.Option;

/** 账单选项: a bill of a file, against packs and people of files, without any gateway. */
final class BillOptions {

    @Option(names = "--bill", required = true, paramLabel = "FILE", description = "Settle request in native JSON.")
    private Path bill;

    @Option(names = "--policies", required = true, paramLabel = "DIR", description = "Policy packs.")
    private Path policies;

    @Option(
            names = "--person",
            required = true,
            paramLabel = "FILE",
            description = "The person and the filings, JSON lines as in a reference file.")
    private Path person;

    @Option(
            names = "--after",
            paramLabel = "FILE",
            description = "A bill settled before this one; its counters are what this one finds. May be repeated.")
    private List<Path> after = List.of();

    @Option(names = "--day", paramLabel = "DATE", description = "Business day; default: the bill's last day.")
    private LocalDate day;

    /** Explains the bill. */
    Explanation explain(final boolean unmasked) throws IOException {
        try (BillLedger ledger = new BillLedger(plane(), person, unmasked)) {
            int number = 0;
            for (final Path earlier : after) {
                settle(ledger, earlier, ++number);
            }
            return settle(ledger, bill, ++number);
        }
    }

    private Explanation settle(final BillLedger ledger, final Path file, final int number) throws IOException {
        final UnsafeBuffer message = new UnsafeBuffer(read(file));
        final SettleRequestDecoder request =
                new SettleRequestDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
        final int businessDay = businessDay(request);
        final byte[] msgId = new byte[SettleRequestDecoder.msgIdLength()];
        new UnsafeBuffer(msgId).putStringWithoutLengthAscii(0, "BILL-" + number);
        message.putBytes(request.offset() + SettleRequestDecoder.msgIdEncodingOffset(), msgId);
        return ledger.settle(message.byteArray(), businessDay);
    }

    private int businessDay(final SettleRequestDecoder request) {
        if (day != null) {
            return (int) day.toEpochDay();
        }
        if (request.dischargeDate() == SettleRequestDecoder.dischargeDateNullValue()) {
            throw new ExplanationException("expected --day DATE for a bill without a discharge date, found none");
        }
        return request.dischargeDate();
    }

    private static byte[] read(final Path file) throws IOException {
        final byte[] json = Files.readAllBytes(file);
        final byte[] message = new byte[FrameDescriptor.MESSAGE_LENGTH_MAX];
        final RequestJsonReader reader = RequestJsonReader.ofSettle();
        final Fault fault = reader.read(json, 0, json.length, 1, new UnsafeBuffer(message), 0);
        if (fault != null) {
            throw new ExplanationException("expected a settle request in " + file + ", found "
                    + fault.code().label() + " " + fault.field() + " " + fault.found());
        }
        return Arrays.copyOf(message, reader.encodedLength());
    }

    private PolicyPlane plane() throws IOException {
        final Path scratch = Files.createTempDirectory("yidi-explain");
        try {
            final PolicyBundles bundles = new PolicyBundles(scratch);
            return bundles.plane(bundles.compile(policies));
        } catch (final PackException unsound) {
            throw new ExplanationException(unsound.getMessage());
        }
    }
}
