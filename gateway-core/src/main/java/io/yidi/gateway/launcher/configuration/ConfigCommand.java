package io.yidi.gateway.launcher.configuration;

import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** 配置命令: {@code yidi config check | explain}. Starts nothing and changes nothing. */
@Command(
        name = "config",
        description = "Check a configuration file, explain settings.",
        mixinStandardHelpOptions = true)
public final class ConfigCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "expected a subcommand: check or explain");
    }

    @Command(
            name = "check",
            description = {
                "Check a configuration file and what it names: packs, reference files, catalogues, certificates, keys.",
                "Exit code 3 when something is wrong; everything that is wrong is named."
            },
            mixinStandardHelpOptions = true)
    private int check(
            @Option(names = "--config", required = true, paramLabel = "FILE", description = "HOCON file.")
                    final Path file) {
        final GatewayConfiguration configuration = ConfigurationReader.read(file);
        new ConfigurationCheck(configuration).run();
        spec.commandLine()
                .getOut()
                .printf(
                        Locale.ROOT,
                        "%s: 配置无误 sound: %d reference files, %d catalogues, TLS %s%n",
                        file,
                        configuration.referenceFiles().size(),
                        configuration.catalogueFiles().size(),
                        configuration.tls().isOn() ? "on" : "off");
        return CommandLine.ExitCode.OK;
    }

    @Command(
            name = "explain",
            description = "Show settings: value, where it comes from, default, range and meaning.",
            mixinStandardHelpOptions = true)
    private int explain(
            @Option(names = "--config", paramLabel = "FILE", description = "HOCON file; without, the defaults.")
                    final Path file,
            @Parameters(
                            arity = "0..*",
                            paramLabel = "SETTING",
                            description = "Setting or block, such as json.port or limits; without, all.")
                    final List<String> names) {
        final NavigableMap<String, Setting> settings = Setting.all();
        final NavigableMap<String, ConfigValue> values = ConfigurationReader.values(file);
        final List<String> wanted = names == null ? List.of(ConfigurationReader.ROOT) : names;
        for (final String name : wanted) {
            for (final String key : keys(settings, name)) {
                print(settings.get(key), values.get(key), spec.commandLine().getOut());
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private List<String> keys(final NavigableMap<String, Setting> settings, final String name) {
        final String root = ConfigurationReader.ROOT;
        final String path = name.equals(root) || name.startsWith(root + '.') ? name : root + '.' + name;
        final List<String> keys = new ArrayList<>();
        for (final String key : settings.keySet()) {
            if (key.equals(path) || key.startsWith(path + '.')) {
                keys.add(key);
            }
        }
        if (keys.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "expected a setting or block of docs/operations/configuration.md, found " + name);
        }
        return keys;
    }

    private static void print(final Setting setting, final ConfigValue value, final PrintWriter out) {
        out.println(setting.key() + " = " + Setting.text(value));
        out.println("  from     " + place(value.origin()));
        out.println("  default  " + setting.defaultValue());
        out.println("  range    " + setting.range());
        out.println("  meaning  " + setting.meaning());
        out.println("  说明     " + setting.meaningZh());
        out.println();
    }

    private static String place(final ConfigOrigin origin) {
        return origin.resource() != null ? "default" : origin.filename() + ": " + origin.lineNumber();
    }
}
