package io.yidi.load;

import io.yidi.load.restart.RestartConfiguration;
import io.yidi.load.restart.RestartDriver;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 重启命令: measures the time to the first answer with much behind the last snapshot. */
@CommandLine.Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = {
            "Fill a journal behind a snapshot, kill the gateway, and take the time from the start of the process to "
                    + "its first answer, with the rate of the replay.",
            "The journal was just written, and is read from memory where the machine has enough of it.",
            "Exit code 0 only if the first answer came in time and the replay was as fast as asked; else 3."
        })
final class RestartCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private final CampaignOptions campaign = new CampaignOptions(4096);

    @CommandLine.Option(
            names = "--settlements",
            defaultValue = "1000000",
            description = "Settlements behind the snapshot. Default ${DEFAULT-VALUE}.")
    private long settlements;

    @CommandLine.Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Kills and restarts. Default ${DEFAULT-VALUE}.")
    private int rounds;

    @CommandLine.Option(
            names = "--goal-ms",
            defaultValue = "5000",
            description = "Longest time to the first answer. Default ${DEFAULT-VALUE}.")
    private long goalMs;

    @CommandLine.Option(
            names = "--goal-rate",
            defaultValue = "1500000",
            description = "Fewest transactions executed again a second. Default ${DEFAULT-VALUE}.")
    private long goalPerSecond;

    @Override
    public Integer call() throws IOException {
        final RestartConfiguration configuration = new RestartConfiguration(
                settlements, rounds, campaign.personCount(), campaign.seed(), goalMs, goalPerSecond);
        return campaign.run(
                CampaignRun.Need.NOTHING,
                ServerOptions::startKit,
                (kit, directory, progress) -> new RestartDriver(configuration, kit, directory, progress).run());
    }
}
