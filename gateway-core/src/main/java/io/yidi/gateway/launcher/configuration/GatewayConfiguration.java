package io.yidi.gateway.launcher.configuration;

import io.yidi.gateway.national.place.NationalConfiguration;
import io.yidi.gateway.national.signature.SignatureConfiguration;
import io.yidi.gateway.pipeline.ThreadConfiguration;
import io.yidi.gateway.transport.LoopConfiguration;
import io.yidi.gateway.transport.tls.TlsConfiguration;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * 网关配置: what a configuration file says, checked.
 *
 * @param dataDirectory everything the gateway must keep
 * @param packsDirectory policy packs, one folder a region
 * @param referenceFiles persons, filings and providers
 * @param catalogueFiles catalogues of care places
 * @param binary address of the binary door
 * @param json address of the JSON door
 * @param admin address of the admin port
 * @param national what hospital systems of the national interface leave unsaid
 * @param limits bounds of connections, requests and times
 * @param segmentLengthBytes length of a journal segment
 * @param snapshotEveryRecords journal records after which the next snapshot is due
 * @param idleDaysMax most days between the last business day and the day of a start
 * @param tls who the gateway is, and who may call it
 * @param signatures which areas ask for signatures, and the keys of institutions
 * @param log where log lines go
 * @param metrics what is measured
 * @param loop how the event loop works
 * @param threads how the threads behind it work
 */
public record GatewayConfiguration(
        Path dataDirectory,
        Path packsDirectory,
        List<Path> referenceFiles,
        List<Path> catalogueFiles,
        InetSocketAddress binary,
        InetSocketAddress json,
        InetSocketAddress admin,
        NationalConfiguration national,
        LimitsConfiguration limits,
        int segmentLengthBytes,
        int snapshotEveryRecords,
        int idleDaysMax,
        TlsConfiguration tls,
        SignatureConfiguration signatures,
        LogConfiguration log,
        MetricsConfiguration metrics,
        LoopConfiguration loop,
        ThreadConfiguration threads) {

    private static final int IDLE_DAYS_USUAL = 31;

    /**
     * Settings of a gateway without catalogues, TLS, signatures and log files, with the usual bound of days without
     * business.
     *
     * @param dataDirectory everything the gateway must keep
     * @param packsDirectory policy packs, one folder a region
     * @param referenceFiles persons, filings and providers
     * @param binary address of the binary door
     * @param json address of the JSON door
     * @param admin address of the admin port
     * @param national what hospital systems of the national interface leave unsaid
     * @param limits bounds of connections, requests and times
     * @param segmentLengthBytes length of a journal segment
     * @param snapshotEveryRecords journal records after which the next snapshot is due
     */
    public GatewayConfiguration(
            final Path dataDirectory,
            final Path packsDirectory,
            final List<Path> referenceFiles,
            final InetSocketAddress binary,
            final InetSocketAddress json,
            final InetSocketAddress admin,
            final NationalConfiguration national,
            final LimitsConfiguration limits,
            final int segmentLengthBytes,
            final int snapshotEveryRecords) {
        this(
                dataDirectory,
                packsDirectory,
                referenceFiles,
                List.of(),
                binary,
                json,
                admin,
                national,
                limits,
                segmentLengthBytes,
                snapshotEveryRecords,
                IDLE_DAYS_USUAL,
                TlsConfiguration.NONE,
                SignatureConfiguration.NONE,
                LogConfiguration.STANDARD_ERROR,
                MetricsConfiguration.USUAL,
                LoopConfiguration.USUAL,
                ThreadConfiguration.USUAL);
    }
}
