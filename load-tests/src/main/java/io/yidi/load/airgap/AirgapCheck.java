package io.yidi.load.airgap;

import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.SettleFrameWriter;
import io.yidi.load.bill.SettleJsonWriter;
import io.yidi.load.client.BlockingBinaryClient;
import io.yidi.load.client.JsonClient;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * 断网检查: starts a gateway under strace, settles bills through both doors, stops it, and reads the trace.
 *
 * <p>Every {@code connect} of the gateway is made to fail, so that even a gateway that does reach out sends nothing. It
 * needs none to serve.
 */
public final class AirgapCheck {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(90);
    private static final int ANSWER_TIMEOUT_MS = 10_000;
    private static final int BILL_COUNT = 20;
    private static final int CATEGORY_COUNT = 5;

    private AirgapCheck() {}

    /**
     * Checks a gateway.
     *
     * @param setup of the gateway
     * @param personCount in its reference file
     * @param seed of bills
     * @return what it tried
     * @throws IOException if it cannot be started or does not answer
     */
    public static ConnectionTrace run(final GatewaySetup setup, final int personCount, final long seed)
            throws IOException {
        final Path trace = setup.directory().resolve("connections.strace");
        final List<String> command = new ArrayList<>(List.of(
                "strace",
                "-D",
                "-f",
                "-qq",
                "-e",
                "trace=connect,sendto",
                "-e",
                "inject=connect:error=ENETUNREACH",
                "-o",
                trace.toString()));
        command.addAll(setup.command());
        try (ServerProcess gateway = ServerProcess.start("gateway-airgap", command, setup.directory(), READY_TIMEOUT)) {
            settle(gateway, new BillGenerator(seed, personCount, CATEGORY_COUNT, LocalDate.now(ZoneOffset.UTC)));
        }
        return ConnectionTrace.read(trace);
    }

    private static void settle(final ServerProcess gateway, final BillGenerator bills) throws IOException {
        final Instant now = Instant.now();
        final MsgIdSequence ids = new MsgIdSequence(now.getEpochSecond());
        try (BlockingBinaryClient binary = new BlockingBinaryClient(gateway.address("binary"), ANSWER_TIMEOUT_MS);
                JsonClient json = new JsonClient(gateway.address("json"), ANSWER_TIMEOUT_MS)) {
            for (int number = 0; number < BILL_COUNT; number++) {
                final Bill bill = bills.bill(number);
                final String msgId = ids.msgId(bill.institutionCode(), number);
                if (number % 2 == 0) {
                    binary.ask(new SettleFrameWriter().frame(bill, msgId, number, now.toEpochMilli()));
                } else {
                    expectOk(json.post(JsonClient.SETTLEMENTS_PATH, new SettleJsonWriter().text(bill, msgId, now)));
                }
            }
        }
    }

    private static void expectOk(final JsonClient.Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("expected status 200, found " + answer.status() + ": " + answer.body());
        }
    }
}
