package io.yidi.gateway.launcher.live;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** 基础数据: {@code yidi reference}, files of persons and filings for a running gateway. */
@Command(
        name = "reference",
        description = "Load files of persons, filings and changes into a running gateway.",
        mixinStandardHelpOptions = true,
        subcommands = ReferenceCommand.LoadCommand.class)
public final class ReferenceCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected load");
    }

    /** 读入: {@code yidi reference load FILE}. */
    @Command(
            name = "load",
            description = "Load one file; the same file again changes nothing. Exits 3 if it, or a line, was refused.",
            mixinStandardHelpOptions = true)
    static final class LoadCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Mixin
        private AdminClient client;

        @Parameters(paramLabel = "FILE", description = "JSON lines; docs/reference-files.md says of what form.")
        private Path file;

        @Override
        public Integer call() throws IOException {
            final String name = URLEncoder.encode(String.valueOf(file.getFileName()), StandardCharsets.UTF_8);
            return client.post(
                            "/v1/reference?name=" + name,
                            HttpRequest.BodyPublishers.ofFile(file),
                            spec.commandLine().getOut())
                    .exitCode();
        }
    }
}
