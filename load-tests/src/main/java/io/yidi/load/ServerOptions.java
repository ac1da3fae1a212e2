package io.yidi.load;

import io.yidi.load.campaign.StayPlan;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import picocli.CommandLine;

/** 服务端选项: what the commands that start a gateway have in common. */
final class ServerOptions {

    private static final String LOAD_JVM = "-Xms1g -Xmx1g -XX:MaxDirectMemorySize=8g -XX:+UseSerialGC";
    private static final String CAMPAIGN_JVM =
            "-Xms192m -Xmx192m -XX:MaxDirectMemorySize=1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    @CommandLine.Option(
            names = "--gateway-jar",
            defaultValue = "gateway-core/target/yidi-gateway.jar",
            description = "Default ${DEFAULT-VALUE}.")
    private Path gatewayJar;

    @CommandLine.Option(names = "--packs", defaultValue = "policies", description = "Default ${DEFAULT-VALUE}.")
    private Path packs;

    @CommandLine.Option(
            names = "--work",
            defaultValue = "target/load",
            description = "Directory for data and logs, on the disk to be measured; a new one is made inside. "
                    + "Default ${DEFAULT-VALUE}.")
    private Path work;

    @CommandLine.Option(
            names = "--jvm",
            description = "JVM options of every server. Default for load and airgap: " + LOAD_JVM
                    + "; for campaigns, where starts are what takes time: " + CAMPAIGN_JVM + ".")
    private String jvmOptions;

    @CommandLine.Option(names = "--seed", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
    private long seed;

    @CommandLine.Option(
            names = "--class-archive",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Archive the gateway's classes first, so that it starts in half the time. Campaigns "
                    + "and restarts only.")
    private boolean hasClassArchive;

    Path gatewayJar() {
        return gatewayJar;
    }

    Path packs() {
        return packs;
    }

    Path work() {
        return work;
    }

    /** A directory of this run's own. */
    Path newRunDirectory() {
        return RunDirectory.in(work);
    }

    List<String> jvmOptions() {
        return words(jvmOptions == null ? LOAD_JVM : jvmOptions);
    }

    /** What a gateway under measured load is started from. */
    GatewayKit loadKit(final Path directory, final int personCount) throws IOException {
        return GatewayKit.prepare(directory, gatewayJar, packs, jvmOptions(), personCount, seed);
    }

    /** What a gateway is started from that settles the bills of a campaign, at full speed. */
    GatewayKit replayKit(final Path directory, final int personCount) throws IOException {
        return GatewayKit.prepare(directory, gatewayJar, packs, jvmOptions(), StayPlan.persons(), personCount, seed);
    }

    /** What a gateway is started from whose start is measured. */
    GatewayKit startKit(final Path directory, final int personCount) throws IOException {
        final GatewayKit kit = loadKit(directory, personCount);
        return hasClassArchive ? kit.withClassArchive(directory) : kit;
    }

    /** What a campaign starts its gateways from; classes are archived first, unless that is switched off. */
    GatewayKit campaignKit(final Path directory, final int personCount) throws IOException {
        final GatewayKit kit = GatewayKit.prepare(
                directory,
                gatewayJar,
                packs,
                words(jvmOptions == null ? CAMPAIGN_JVM : jvmOptions),
                StayPlan.persons(),
                personCount,
                seed);
        return hasClassArchive ? kit.withClassArchive(directory) : kit;
    }

    long seed() {
        return seed;
    }

    static List<String> words(final String text) {
        final StringTokenizer words = new StringTokenizer(text);
        return Stream.generate(words::nextToken).limit(words.countTokens()).toList();
    }
}
