package io.yidi.load;

import io.yidi.load.campaign.ResultBlock;
import io.yidi.load.disk.Leftovers;
import io.yidi.load.process.GatewayKit;
import io.yidi.load.process.GatewaySetup;
import io.yidi.load.process.RunDirectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/**
 * 战役运行: what the commands of campaigns have in common: what earlier runs left is removed, the result goes to standard
 * output, progress to standard error, the exit code says how it went, and nothing stays behind.
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

        Optional<String> missing(Path directory) throws IOException;
    }

    /** How gateways are started. */
    @FunctionalInterface
    interface KitSource {

        GatewayKit kit(Path directory) throws IOException;
    }

    /** Runs a campaign of many starts and tells its exit code: 0 clean or skipped, 3 not clean. */
    int run(final Need need, final int personCount, final Body body) throws IOException {
        return run(need, directory -> server.campaignKit(directory, personCount), body);
    }

    /** Runs a campaign and tells its exit code: 0 clean or skipped, 3 not clean. */
    int run(final Need need, final KitSource kits, final Body body) throws IOException {
        final PrintWriter progress = commandLine.getErr();
        for (final Path removed : Leftovers.remove(server.work())) {
            progress.println("removed what " + removed + " left behind");
        }
        final Path directory = RunDirectory.makeWorthless(server.work());
        final Thread remover = new Thread(() -> Leftovers.removeAtEnd(directory), "remove-run");
        Runtime.getRuntime().addShutdownHook(remover);
        try {
            final Optional<String> missing = need.missing(directory);
            if (missing.isPresent()) {
                print("skipped: " + missing.get() + System.lineSeparator());
                return CommandLine.ExitCode.OK;
            }
            final ResultBlock result = body.run(kits.kit(directory.resolve("kit")), directory, progress);
            print(result.text());
            return result.isClean() ? CommandLine.ExitCode.OK : PROMISE_BROKEN;
        } finally {
            if (Files.exists(directory)) {
                GatewaySetup.deleteTree(directory);
            }
            if (!isEnding(remover)) {
                Runtime.getRuntime().removeShutdownHook(remover);
            }
        }
    }

    private static boolean isEnding(final Thread hook) {
        return hook.getState() != Thread.State.NEW;
    }

    private void print(final String text) {
        final PrintWriter out = commandLine.getOut();
        out.print(text);
        out.flush();
    }
}
