package io.yidi.load.gates;

import io.yidi.load.bill.BillGenerator;
import io.yidi.load.bill.BillSource;
import io.yidi.load.bill.MsgIdSequence;
import io.yidi.load.bill.VisitGenerator;
import io.yidi.load.client.Door;
import io.yidi.load.drive.BurstDriver;
import io.yidi.load.drive.DriveResult;
import io.yidi.load.drive.FixedJsonSource;
import io.yidi.load.drive.LoadShape;
import io.yidi.load.drive.RequestSource;
import io.yidi.load.drive.SettleRequestSource;
import io.yidi.load.process.ServerProcess;
import io.yidi.protocol.sbe.SettleReplyDecoder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/** 固定负载: new settlements for one gateway, always in the same portions; each is expected to be settled. */
final class FixedLoad {

    private static final int CATEGORY_COUNT = 7;
    private static final int LINE_COUNT = 20;
    private static final int BILL_COUNT = 4_096;
    private static final Duration JSON_IDS_BEFORE = Duration.ofHours(1);

    private final ServerProcess gateway;
    private final SettleRequestSource binary;
    private final FixedJsonSource json;

    FixedLoad(final ServerProcess gateway, final int personCount, final long seed) {
        this(
                gateway,
                new BillGenerator(
                        seed, personCount, CATEGORY_COUNT, LocalDate.ofInstant(Instant.now(), ZoneOffset.ofHours(8))));
    }

    private FixedLoad(final ServerProcess gateway, final BillSource bills) {
        final Instant now = Instant.now();
        this.gateway = gateway;
        this.binary =
                new SettleRequestSource(bills, BILL_COUNT, new MsgIdSequence(now.getEpochSecond()), now.toEpochMilli());
        this.json = new FixedJsonSource(
                bills, BILL_COUNT, new MsgIdSequence(now.minus(JSON_IDS_BEFORE).getEpochSecond()), now);
    }

    /** Outpatient bills of twenty fee lines. */
    static FixedLoad ofLongBills(final ServerProcess gateway, final int personCount, final long seed) {
        return new FixedLoad(gateway, new VisitGenerator(seed, personCount, LINE_COUNT));
    }

    /** Sends bursts through the binary door, each when the one before is answered, and tells how many requests. */
    long bursts(final int connections, final int pipeline, final long requests) throws IOException {
        return send(Door.BINARY, connections, pipeline, binary, requests);
    }

    /** Sends bursts of one request on each connection through the JSON door, and tells how many requests. */
    long json(final int connections, final long requests) throws IOException {
        return send(Door.JSON, connections, 1, json, requests);
    }

    private long send(
            final Door door, final int connections, final int pipeline, final RequestSource source, final long requests)
            throws IOException {
        final LoadShape shape =
                new LoadShape(door, connections, pipeline, Set.of(SettleReplyDecoder.TEMPLATE_ID), false);
        final long bursts = Math.max(1, requests / connections / pipeline);
        final DriveResult found = new BurstDriver(shape, source, bursts).run(gateway.address(door.readyName()));
        if (!found.isValid()) {
            throw new IOException("nothing to count: " + found.invalidReason());
        }
        return found.answered();
    }
}
