package io.yidi.gateway.launcher;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * 网关配置: what a configuration file says, checked.
 *
 * @param dataDirectory everything the gateway must keep
 * @param packsDirectory policy packs, one folder a region
 * @param referenceFiles persons and filings
 * @param binary address of the binary door
 * @param json address of the JSON door
 * @param admin address of the admin port
 * @param limits bounds of connections, requests and times
 * @param segmentLengthBytes length of a journal segment
 * @param snapshotEveryRecords journal records after which the next snapshot is due
 */
public record GatewayConfiguration(
        Path dataDirectory,
        Path packsDirectory,
        List<Path> referenceFiles,
        InetSocketAddress binary,
        InetSocketAddress json,
        InetSocketAddress admin,
        LimitsConfiguration limits,
        int segmentLengthBytes,
        int snapshotEveryRecords) {}
