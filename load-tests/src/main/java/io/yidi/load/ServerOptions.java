package io.yidi.load;

import java.nio.file.Path;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import picocli.CommandLine;

/** 服务端选项: what the commands that start a gateway have in common. */
final class ServerOptions {

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
            defaultValue = "-Xms1g -Xmx1g -XX:MaxDirectMemorySize=8g -XX:+UseSerialGC",
            description = "JVM options of every server. Default ${DEFAULT-VALUE}.")
    private String jvmOptions;

    @CommandLine.Option(names = "--seed", defaultValue = "1", description = "Default ${DEFAULT-VALUE}.")
    private long seed;

    Path gatewayJar() {
        return gatewayJar;
    }

    Path packs() {
        return packs;
    }

    /** A directory of this run's own. */
    Path newRunDirectory() {
        return work.resolve("run-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis());
    }

    List<String> jvmOptions() {
        return words(jvmOptions);
    }

    long seed() {
        return seed;
    }

    static List<String> words(final String text) {
        final StringTokenizer words = new StringTokenizer(text);
        return Stream.generate(words::nextToken).limit(words.countTokens()).toList();
    }
}
