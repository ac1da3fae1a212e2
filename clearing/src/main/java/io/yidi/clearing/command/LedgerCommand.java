package io.yidi.clearing.command;

import io.yidi.clearing.ledger.FollowJob;
import io.yidi.clearing.ledger.LedgerJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** 账册: {@code yidi ledger}, the commands on the ledger. */
@Command(
        name = "ledger",
        description = "The journal as tables that can be added up; also beside a running gateway.",
        mixinStandardHelpOptions = true,
        subcommands = {ShowCommand.class, ReportCommand.class})
final class LedgerCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected update, rebuild, show or report");
    }

    @Command(
            name = "update",
            description = "Bring the ledger up to the end of the journal; make it if there is none.",
            mixinStandardHelpOptions = true)
    int update(
            @Mixin final LedgerOptions options,
            @Option(names = "--follow", description = "Go on until SIGTERM, round by round.") final boolean isFollowing,
            @Option(names = "--every", defaultValue = "5", description = "Seconds between rounds; default 5.")
                    final int everySeconds)
            throws IOException {
        if (everySeconds < 1) {
            throw new ParameterException(spec.commandLine(), "expected --every of 1 second or more");
        }
        return report(isFollowing ? follow(options, everySeconds) : job(options).update());
    }

    /** The round that is under way when the process is told to end is finished. */
    private long follow(final LedgerOptions options, final int everySeconds) throws IOException {
        final PrintWriter err = spec.commandLine().getErr();
        final FollowJob follow = new FollowJob(
                job(options), Duration.ofSeconds(everySeconds), reason -> err.println("… left out: " + reason));
        Runtime.getRuntime().addShutdownHook(new Thread(follow::end, "ledger-end"));
        return follow.run();
    }

    @Command(
            name = "rebuild",
            description = "Make the ledger anew from the first record on; the one before stays until then.",
            mixinStandardHelpOptions = true)
    int rebuild(@Mixin final LedgerOptions options) throws IOException {
        return report(job(options).rebuild());
    }

    private LedgerJob job(final LedgerOptions options) throws IOException {
        final PrintWriter err = spec.commandLine().getErr();
        return new LedgerJob(
                options.journal(spec.commandLine()), options.ledger(), sequence -> err.println("… " + sequence));
    }

    private int report(final long sequence) {
        spec.commandLine().getOut().println("ledger up to sequence " + sequence);
        return CommandLine.ExitCode.OK;
    }
}
