package io.yidi.gateway.launcher.explain;

import io.yidi.gateway.explain.Explanation;
import io.yidi.gateway.explain.ExplanationException;
import io.yidi.gateway.explain.quote.BillLedger;
import io.yidi.gateway.explain.quote.StatedCounters;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.pack.PackException;
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

    @Option(
            names = "--counters",
            paramLabel = "FILE",
            description = "What the person's counters hold before the bill: JSON, by name and period.")
    private Path counters;

    /** Explains the bill. */
    Explanation explain(final boolean unmasked) throws IOException {
        final PolicyPlane plane = plane();
        try (BillLedger ledger = new BillLedger(plane, person, unmasked)) {
            int number = 0;
            for (final Path earlier : after) {
                final UnsafeBuffer message = read(earlier, ++number);
                ledger.settle(message.byteArray(), businessDay(message));
            }
            final UnsafeBuffer message = read(bill, ++number);
            return counters == null
                    ? ledger.settle(message.byteArray(), businessDay(message))
                    : ledger.quote(message.byteArray(), businessDay(message), StatedCounters.read(counters, plane));
        }
    }

    /** Reads a bill; it gets a msgid that is always open. */
    private static UnsafeBuffer read(final Path file, final int number) throws IOException {
        final UnsafeBuffer message = new UnsafeBuffer(read(file));
        final byte[] msgId = new byte[SettleRequestDecoder.msgIdLength()];
        new UnsafeBuffer(msgId).putStringWithoutLengthAscii(0, "BILL-" + number);
        message.putBytes(MessageHeaderDecoder.ENCODED_LENGTH + SettleRequestDecoder.msgIdEncodingOffset(), msgId);
        return message;
    }

    private int businessDay(final UnsafeBuffer message) {
        final SettleRequestDecoder request =
                new SettleRequestDecoder().wrapAndApplyHeader(message, 0, new MessageHeaderDecoder());
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
        try {
            return PolicyBundles.planeOf(policies);
        } catch (final PackException unsound) {
            throw new ExplanationException(unsound.getMessage());
        }
    }
}
