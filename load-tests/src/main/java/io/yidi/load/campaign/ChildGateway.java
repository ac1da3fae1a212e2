package io.yidi.load.campaign;

import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** 子进程网关: the real thing, killed with {@code kill -9}. */
public final class ChildGateway implements GatewayUnderTest {

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(120);
    /** Longer than a gateway is held while its copy is judged, also on a busy machine. */
    private static final int REPLY_TIMEOUT_MS = 120_000;

    private final GatewaySetup setup;
    private final CampaignRequests requests;
    private final Map<String, String> environment;
    private ServerProcess process;
    private CounterQuery counters;

    /** A gateway that is not started yet. */
    public ChildGateway(final GatewaySetup setup, final CampaignRequests requests) {
        this(setup, requests, Map.of());
    }

    /** The same with variables in its environment. */
    public ChildGateway(
            final GatewaySetup setup, final CampaignRequests requests, final Map<String, String> environment) {
        this.environment = environment;
        this.setup = setup;
        this.requests = requests;
    }

    @Override
    public void start() throws IOException {
        process = ServerProcess.start("gateway", setup.command(), environment, setup.directory(), READY_TIMEOUT);
        counters = null;
    }

    @Override
    public void kill() throws IOException {
        process.kill();
        process = null;
    }

    /** Its process; only between start and kill. */
    public ServerProcess process() {
        return process;
    }

    @Override
    public Lane open(final Door door) throws IOException {
        return door == Door.BINARY
                ? new BinaryLane(process.address("binary"), REPLY_TIMEOUT_MS, requests)
                : new JsonLane(process.address("json"), REPLY_TIMEOUT_MS, requests);
    }

    @Override
    public Accumulation accumulated(final String personNo, final int benefitYear) throws IOException {
        return counters().accumulated(personNo, benefitYear);
    }

    @Override
    public long balanceFen(final String personNo) throws IOException {
        return counters().balanceFen(personNo);
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    private CounterQuery counters() {
        if (counters == null) {
            counters = new CounterQuery(process.address("json"), REPLY_TIMEOUT_MS);
        }
        return counters;
    }
}
