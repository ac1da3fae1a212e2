package io.yidi.load.kill;

import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ServerProcess;
import java.io.IOException;
import java.time.Duration;

/** 子进程网关: the real thing, killed with {@code kill -9}. */
final class ChildGateway implements GatewayUnderTest {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
    private static final int REPLY_TIMEOUT_MS = 20_000;

    private final GatewaySetup setup;
    private final CampaignRequests requests;
    private ServerProcess process;

    ChildGateway(final GatewaySetup setup, final CampaignRequests requests) {
        this.setup = setup;
        this.requests = requests;
    }

    @Override
    public void start() throws IOException {
        process = ServerProcess.start("gateway", setup.command(), setup.directory(), READY_TIMEOUT);
    }

    @Override
    public void kill() throws IOException {
        process.kill();
        process = null;
    }

    @Override
    public Lane open(final Door door) throws IOException {
        return door == Door.BINARY
                ? new BinaryLane(process.address("binary"), REPLY_TIMEOUT_MS, requests)
                : new JsonLane(process.address("json"), REPLY_TIMEOUT_MS, requests);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
