package io.yidi.gateway.launcher;

import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.journal.Witness;
import io.yidi.gateway.launcher.configuration.ConfigurationReader;
import io.yidi.gateway.launcher.configuration.GatewayConfiguration;
import io.yidi.gateway.launcher.demo.GatewayStarter;
import io.yidi.gateway.national.place.NationalConfiguration;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * 演示网关: a real gateway on loopback, as the demo asks for it.
 *
 * @param server the gateway
 */
record DemoGateway(GatewayServer server) implements GatewayStarter.RunningGateway {

    private static final int SNAPSHOT_EVERY_RECORDS = 1_000_000;

    /** Starts a gateway for the demo. */
    static DemoGateway start(final GatewayStarter.DemoSettings settings) throws Exception {
        final GatewayConfiguration configuration = new GatewayConfiguration(
                settings.dataDirectory(),
                settings.packsDirectory(),
                List.of(settings.referenceFile()),
                loopback(settings.binaryPort()),
                loopback(settings.jsonPort()),
                loopback(settings.adminPort()),
                NationalConfiguration.NONE,
                ConfigurationReader.defaultLimits(),
                JournalConfiguration.defaults().segmentLengthBytes(),
                SNAPSHOT_EVERY_RECORDS);
        return new DemoGateway(GatewayServer.start(configuration, Witness.NONE, FailureExit.ofProcess()));
    }

    @Override
    public InetSocketAddress binaryAddress() {
        return server.binaryAddress();
    }

    @Override
    public InetSocketAddress jsonAddress() {
        return server.jsonAddress();
    }

    @Override
    public InetSocketAddress adminAddress() {
        return server.adminAddress();
    }

    @Override
    public String bundleHash() {
        return server.bundleHash();
    }

    @Override
    public void close() {
        server.close();
    }

    private static InetSocketAddress loopback(final int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
