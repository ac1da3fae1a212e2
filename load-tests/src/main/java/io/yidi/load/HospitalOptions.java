package io.yidi.load;

import io.yidi.load.his.HisSession;
import io.yidi.load.his.Hospital;
import io.yidi.load.his.NationalEndpoint;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import picocli.CommandLine;

/** 医院选项: what the commands that play a hospital system have in common. */
final class HospitalOptions {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @CommandLine.Option(
            names = "--target",
            defaultValue = "http://127.0.0.1:8080/fsi/api",
            description = "Address of the national interface. Default ${DEFAULT-VALUE}.")
    private URI target;

    @CommandLine.Option(
            names = "--institution",
            defaultValue = "H11010000003",
            description = "Code of a hospital for which nobody else sends bills. Default ${DEFAULT-VALUE}, the demo's.")
    private String institution;

    @CommandLine.Option(names = "--care-place", defaultValue = "110100", description = "Default ${DEFAULT-VALUE}.")
    private String carePlace;

    @CommandLine.Option(names = "--level", defaultValue = "3", description = "Its level. Default ${DEFAULT-VALUE}.")
    private int level;

    @CommandLine.Option(
            names = "--person",
            defaultValue = "P0000000007",
            description = "A patient with outpatient benefits. Default ${DEFAULT-VALUE}, one of the demo's.")
    private String personNo;

    @CommandLine.Option(names = "--insurance", defaultValue = "310", description = "Default ${DEFAULT-VALUE}.")
    private String insurance;

    @CommandLine.Option(names = "--insured-place", defaultValue = "960100", description = "Default ${DEFAULT-VALUE}.")
    private String insuredPlace;

    @CommandLine.Option(
            names = "--timeout-ms",
            defaultValue = "10000",
            description = "For connecting and for each answer. Default ${DEFAULT-VALUE}.")
    private int timeoutMs;

    /** Opens sessions of the hospital, one after the other. */
    Supplier<HisSession> sessions() {
        final NationalEndpoint endpoint = new NationalEndpoint(target, timeoutMs);
        final Hospital hospital = new Hospital(institution, carePlace, level, personNo, insurance, insuredPlace);
        final AtomicInteger serials = new AtomicInteger();
        return () -> new HisSession(endpoint, hospital, () -> LocalDateTime.now(SHANGHAI), serials::incrementAndGet);
    }
}
