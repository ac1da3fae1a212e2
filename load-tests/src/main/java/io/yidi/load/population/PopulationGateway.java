package io.yidi.load.population;

import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** 人群网关: starts a gateway that takes in the files of a population, which may take minutes. */
public final class PopulationGateway {

    private static final Duration READY_TIMEOUT = Duration.ofMinutes(30);

    /** Beside what every gateway under load has; a large file is taken in between two bills. */
    private static final List<String> SETTINGS = List.of("limits.institutions = 131072", "limits.stall-timeout = 10m");

    private PopulationGateway() {}

    /**
     * Starts it.
     *
     * @param kit of the gateway; its own reference file is not used
     * @param directory of configuration, log and data
     * @param files of the population
     * @param environment variables of the process
     * @param settings more lines inside the {@code yidi} block
     * @return ready
     * @throws IOException if it does not start
     */
    public static ServerProcess start(
            final GatewayKit kit,
            final Path directory,
            final List<Path> files,
            final Map<String, String> environment,
            final String... settings)
            throws IOException {
        final String references = files.stream()
                .map(file -> '"' + file.toAbsolutePath().toString() + '"')
                .collect(Collectors.joining(", ", "reference = [", "]"));
        final List<String> lines = new ArrayList<>(List.of(references));
        lines.addAll(SETTINGS);
        lines.addAll(List.of(settings));
        final GatewaySetup setup =
                kit.setup(directory, directory.resolve(GatewaySetup.DATA), lines.toArray(String[]::new));
        return ServerProcess.start("gateway", setup.command(), environment, directory, READY_TIMEOUT);
    }
}
