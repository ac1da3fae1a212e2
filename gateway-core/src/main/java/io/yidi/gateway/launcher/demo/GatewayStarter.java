package io.yidi.gateway.launcher.demo;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** 网关启动方式: how the demo gets its gateway. */
@FunctionalInterface
public interface GatewayStarter {

    /**
     * Starts a gateway on loopback.
     *
     * @param settings where everything is
     * @return the gateway, serving
     * @throws Exception as starting a gateway does
     */
    RunningGateway start(DemoSettings settings) throws Exception;

    /**
     * 演示设置: what the demo's gateway runs with.
     *
     * @param dataDirectory empty but for the demo's marker
     * @param packsDirectory policy packs
     * @param referenceFile persons and filings
     * @param binaryPort 0 for a free one
     * @param jsonPort 0 for a free one
     * @param adminPort 0 for a free one
     */
    record DemoSettings(
            Path dataDirectory, Path packsDirectory, Path referenceFile, int binaryPort, int jsonPort, int adminPort) {}

    /** 运行中的网关: a gateway that serves until it is closed. */
    interface RunningGateway extends AutoCloseable {

        /** Where the binary door is. */
        InetSocketAddress binaryAddress();

        /** Where the JSON door is. */
        InetSocketAddress jsonAddress();

        /** Where the admin port is. */
        InetSocketAddress adminAddress();

        /** Hash of the policy bundle in force. */
        String bundleHash();

        @Override
        void close();
    }
}
