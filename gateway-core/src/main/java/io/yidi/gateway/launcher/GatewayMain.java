package io.yidi.gateway.launcher;

import io.yidi.gateway.launcher.configuration.ConfigCommand;
import io.yidi.gateway.launcher.configuration.ConfigurationReader;
import io.yidi.gateway.launcher.demo.DemoCommand;
import io.yidi.gateway.launcher.explain.ExplainBillCommand;
import io.yidi.gateway.launcher.explain.ExplainCommand;
import io.yidi.gateway.launcher.journal.JournalCommand;
import io.yidi.gateway.launcher.live.ActivateCommand;
import io.yidi.gateway.launcher.live.ReferenceCommand;
import io.yidi.gateway.launcher.live.TopCommand;
import io.yidi.gateway.launcher.policy.PolicyCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** 程序入口: the commands of the gateway. */
@Command(
        name = "yidi",
        description = "Yidi settlement gateway (异地就医结算网关)",
        mixinStandardHelpOptions = true,
        version = "0.1.0",
        subcommands = {ServeCommand.class})
public final class GatewayMain {

    private GatewayMain() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param arguments of the command line
     */
    public static void main(final String[] arguments) {
        setDefault("io.netty.allocator.type", "pooled");
        setDefault("io.netty.leakDetection.level", "disabled"); // its samples are most of what serving would allocate
        setDefault("chronicle.analytics.disable", "true");
        System.exit(FailureReport.execute(commands(), arguments));
    }

    static CommandLine commands() {
        return new CommandLine(new GatewayMain())
                .addSubcommand(new DemoCommand(DemoGateway::start))
                .addSubcommand(new ExplainCommand())
                .addSubcommand(JournalCommand.commandLine(
                        file -> ConfigurationReader.read(file).dataDirectory(), DataReplay::run))
                .addSubcommand(PolicyCommand.commandLine(PolicyRerun::run)
                        .addSubcommand(new ExplainBillCommand())
                        .addSubcommand(new ActivateCommand(PolicyRerun::run)))
                .addSubcommand(new ReferenceCommand())
                .addSubcommand(new ConfigCommand())
                .addSubcommand(new TopCommand())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(new FailureReport());
    }

    private static void setDefault(final String property, final String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
