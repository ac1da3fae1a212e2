package io.yidi.load;

import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.disk.ScratchDirectory;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.result.MachineWatch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/**
 * 战役运行: what the commands of campaigns have in common: what earlier runs left is removed, the result goes to standard
 * output with what it was measured on, progress to standard error, the exit code says how it went, and nothing stays
 * behind.
 */
final class CampaignRun {

    private static final int PROMISE_BROKEN = 3;

    private final CommandLine commandLine;
    private final ServerOptions server;

    CampaignRun(final CommandLine commandLine, final ServerOptions server) {
        this.commandLine = commandLine;
        this.server = server;
    }

    /** What a campaign does once everything is there. */
    @FunctionalInterface
    interface Body {

        ResultBlock run(GatewayKit kit, Path directory, PrintWriter progress) throws IOException;
    }

    /** What a campaign needs of the machine: empty if that is there, else what is missing. */
    @FunctionalInterface
    interface Need {

        /** Nothing that not every machine has. */
        Need NOTHING = directory -> Optional.empty();

        Optional<String> missing(Path directory) throws IOException;
    }

    /** How gateways are started. */
    @FunctionalInterface
    interface KitSource {

        GatewayKit kit(Path directory) throws IOException;
    }

    /** Runs a campaign and tells its exit code: 0 clean or skipped, 3 not clean. */
    int run(final Need need, final KitSource kits, final Body body) throws IOException {
        final PrintWriter progress = commandLine.getErr();
        try (ScratchDirectory scratch = ScratchDirectory.in(server.work())) {
            final Path directory = scratch.path();
            scratch.removed().forEach(gone -> progress.println("removed what " + gone + " left behind"));
            final Optional<String> missing = need.missing(directory);
            if (missing.isPresent()) {
                print("skipped: " + missing.get() + System.lineSeparator());
                return CommandLine.ExitCode.OK;
            }
            return play(kits, body, directory, progress);
        }
    }

    private int play(final KitSource kits, final Body body, final Path directory, final PrintWriter progress)
            throws IOException {
        try (MachineWatch watch = new MachineWatch(directory)) {
            final ResultBlock result = body.run(kits.kit(directory.resolve("kit")), directory, progress);
            watch.words().forEach((name, words) -> result.line(name, "%s", words));
            print(result.text());
            return result.isClean() ? CommandLine.ExitCode.OK : PROMISE_BROKEN;
        }
    }

    private void print(final String text) {
        final PrintWriter out = commandLine.getOut();
        out.print(text);
        out.flush();
    }
}
