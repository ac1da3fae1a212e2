package io.yidi.gateway.launcher.demo;

import io.yidi.gateway.explain.quote.BillLedger;
import io.yidi.gateway.launcher.demo.GatewayStarter.DemoSettings;
import io.yidi.gateway.launcher.demo.GatewayStarter.RunningGateway;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * 演示: {@code yidi demo}. Exits 1 if an answer is not what the demo computed beside the gateway; before anything is
 * wiped, 2 if the directory holds what no demo made, 3 if it is in use.
 */
@Command(
        name = "demo",
        description = "Start a gateway with fictional people, settle sample bills and explain every step.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
public final class DemoCommand implements Callable<Integer> {

    private static final String HOME = "${sys:yidi.home:-.}";

    private final GatewayStarter starter;

    @Spec
    private CommandSpec spec;

    @Option(names = "--once", description = "End after the samples instead of staying up.")
    private boolean once;

    @Option(names = "--binary-port", defaultValue = "9090", description = "Binary door, 0 for a free port.")
    private int binaryPort;

    @Option(names = "--json-port", defaultValue = "8080", description = "JSON door, 0 for a free port.")
    private int jsonPort;

    @Option(names = "--admin-port", defaultValue = "8089", description = "Admin port, 0 for a free port.")
    private int adminPort;

    @Option(names = "--data", defaultValue = HOME + "/data/demo", description = "Data directory, made afresh.")
    private Path data;

    @Option(names = "--packs", defaultValue = HOME + "/policies", description = "Policy packs.")
    private Path packs;

    @Option(names = "--samples", defaultValue = HOME + "/samples", description = "Sample bills and people.")
    private Path samples;

    /**
     * Makes the command.
     *
     * @param starter starts the gateway to show
     */
    public DemoCommand(final GatewayStarter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() throws Exception {
        final Path folder = data.normalize();
        if (!DemoDirectory.isOffered(folder)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--data: expected an empty folder or one that an earlier demo made, found " + folder);
        }
        try (DemoDirectory directory = DemoDirectory.take(folder)) {
            return show(directory.fresh());
        }
    }

    private int show(final Path directory) throws Exception {
        final PrintWriter out = spec.commandLine().getOut();
        final DemoSettings settings =
                new DemoSettings(directory, packs.normalize(), people(), binaryPort, jsonPort, adminPort);
        try (RunningGateway gateway = starter.start(settings)) {
            printAddresses(gateway, out);
            settleSamples(gateway, out);
            if (!once) {
                stayUp(gateway, out);
            }
            return CommandLine.ExitCode.OK;
        } catch (final DemoFailedException failed) {
            spec.commandLine().getErr().println("演示失败 demo failed: " + failed.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void settleSamples(final RunningGateway gateway, final PrintWriter out) throws IOException {
        try (BillLedger ledger = new BillLedger(new PolicyBundles(data).plane(gateway.bundleHash()), people(), false);
                DemoRun run = new DemoRun(gateway, samples.normalize().resolve("bills"), ledger, out)) {
            run.run();
            if (!once) {
                run.printNextSteps();
            }
        }
    }

    private Path people() {
        return samples.normalize().resolve("persons.jsonl");
    }

    private static void stayUp(final RunningGateway gateway, final PrintWriter out) throws InterruptedException {
        out.println("  Ctrl-C 结束 to stop");
        out.flush();
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "stop"));
        new CountDownLatch(1).await();
    }

    private static void printAddresses(final RunningGateway gateway, final PrintWriter out) {
        out.println("网关就绪 ready  二进制 binary " + text(gateway.binaryAddress()) + "  JSON http://"
                + text(gateway.jsonAddress()) + "/v1  运维 admin http://" + text(gateway.adminAddress()));
        out.println("人员、机构、账单均为虚构。People, hospitals and bills are fictional.");
        out.flush();
    }

    private static String text(final InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
