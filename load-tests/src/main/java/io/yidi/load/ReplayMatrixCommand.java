package io.yidi.load;

import io.yidi.load.replay.ReplayDriver;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 重放矩阵命令: replays one journal under every Java there is. */
@CommandLine.Command(
        name = "replay-matrix",
        mixinStandardHelpOptions = true,
        description = {
            "Make a journal by real load, replay it under Java 17 and 25, compiled and interpreted, as far as they are "
                    + "in /usr/lib/jvm, and compare the hashes of the state.",
            "Exit code 0 only if every replay worked and all hashes are equal; else 3."
        })
final class ReplayMatrixCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private final CampaignOptions campaign = new CampaignOptions(200);

    @CommandLine.Option(
            names = "--records",
            defaultValue = "20000",
            description = "Least acknowledgements in the journal. Default ${DEFAULT-VALUE}.")
    private int recordCount;

    @Override
    public Integer call() throws IOException {
        return campaign.run(
                CampaignRun.Need.NOTHING,
                ServerOptions::replayKit,
                (kit, directory, progress) -> new ReplayDriver(
                                kit, directory, campaign.personCount(), campaign.seed(), recordCount, progress)
                        .run());
    }
}
