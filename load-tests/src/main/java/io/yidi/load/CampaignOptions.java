package io.yidi.load;

import io.yidi.load.process.GatewayKit;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine;

/** 战役选项: what the commands of campaigns have in common: the gateways that they start, their persons, the run. */
final class CampaignOptions {

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec spec;

    @CommandLine.Mixin
    private ServerOptions server;

    @CommandLine.Option(names = "--persons", description = "Default ${DEFAULT-VALUE}.")
    private int personCount;

    /** Options of a command; so many persons unless it is told otherwise. */
    CampaignOptions(final int personCount) {
        this.personCount = personCount;
    }

    /** 网关来源: what gateways are started from, such as {@link ServerOptions#campaignKit}. */
    @FunctionalInterface
    interface KitKind {

        GatewayKit kit(ServerOptions server, Path directory, int personCount) throws IOException;
    }

    int personCount() {
        return personCount;
    }

    long seed() {
        return server.seed();
    }

    /** Runs the campaign and tells its exit code: 0 clean or skipped, 3 not clean. */
    int run(final CampaignRun.Need need, final KitKind kits, final CampaignRun.Body body) throws IOException {
        return new CampaignRun(spec.commandLine(), server)
                .run(need, directory -> kits.kit(server, directory, personCount), body);
    }
}
