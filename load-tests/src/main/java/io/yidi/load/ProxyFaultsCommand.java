package io.yidi.load;

import io.yidi.load.proxy.ProxyConfiguration;
import io.yidi.load.proxy.ProxyDriver;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** 网络故障命令: settles through a proxy that delays, slices, swallows and resets. */
@CommandLine.Command(
        name = "proxy-faults",
        mixinStandardHelpOptions = true,
        description = {
            "Settle through a proxy that delays, slices into single bytes, swallows either direction or resets, at a "
                    + "random byte; clients send again under the same ids until they are answered.",
            "Exit code 0 only if every request had one effect and one answer, none stayed unanswered, and the gateway "
                    + "kept no connection; else 3."
        })
final class ProxyFaultsCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private final CampaignOptions campaign = new CampaignOptions(200);

    @CommandLine.Option(
            names = "--count",
            defaultValue = "500",
            description = "Connections with a fault. Default ${DEFAULT-VALUE}.")
    private int count;

    @CommandLine.Option(names = "--clients", defaultValue = "8", description = "Default ${DEFAULT-VALUE}.")
    private int clients;

    @CommandLine.Option(
            names = "--reply-timeout",
            defaultValue = "400",
            description = "Milliseconds after which a client gives up a connection. Default ${DEFAULT-VALUE}.")
    private int replyTimeoutMs;

    @Override
    public Integer call() throws IOException {
        final ProxyConfiguration configuration =
                new ProxyConfiguration(count, campaign.seed(), clients, replyTimeoutMs);
        return campaign.run(
                CampaignRun.Need.NOTHING,
                ServerOptions::campaignKit,
                (kit, directory, progress) ->
                        new ProxyDriver(configuration, kit, directory, campaign.personCount(), progress).run());
    }
}
