package io.yidi.rivals;

import io.yidi.load.bill.BillGenerator;
import io.yidi.rivals.postgres.GatewayLoad;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine;

/** 网关选项: the gateway that others stand beside, its persons and its bills. */
final class GatewayOptions {

    @CommandLine.Option(names = "--persons", defaultValue = "4096", description = "Default ${DEFAULT-VALUE}.")
    private int personCount;

    @CommandLine.Option(
            names = "--gateway-jar",
            defaultValue = "gateway-core/target/yidi-gateway.jar",
            description = "Default ${DEFAULT-VALUE}.")
    private Path jar;

    @CommandLine.Option(
            names = "--jvm",
            split = " ",
            defaultValue = "-Xms1g -Xmx1g -XX:MaxDirectMemorySize=8g -XX:+UseSerialGC",
            description = "JVM options of servers. Default ${DEFAULT-VALUE}.")
    private List<String> jvmOptions;

    int personCount() {
        return personCount;
    }

    List<String> jvmOptions() {
        return jvmOptions;
    }

    /** Conditions in words. */
    String words() {
        return "64 connections x 32 in flight, " + String.join(" ", jvmOptions);
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.ofHours(8));
    }

    BillGenerator generator(final RoundOptions options) {
        return new BillGenerator(options.seed(), personCount, BillGenerator.CATEGORY_COUNT_MAX / 2, today());
    }

    GatewayLoad start(final RoundOptions options, final BillGenerator generator) throws IOException {
        return GatewayLoad.start(
                options.work(), jar, options.packs(), jvmOptions, generator, personCount, options.seed());
    }
}
