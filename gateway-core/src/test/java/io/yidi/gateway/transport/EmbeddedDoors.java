package io.yidi.gateway.transport;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.yidi.gateway.admission.Admission;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.admission.ConnectionLoad;
import io.yidi.gateway.admission.LoopClock;
import io.yidi.gateway.codec.RequestIntake;
import io.yidi.gateway.docs.DocsPages;
import io.yidi.gateway.fixture.Limits;
import io.yidi.gateway.fixture.PipelineRun;
import io.yidi.gateway.journal.JournalConfiguration;
import io.yidi.gateway.journal.SimulatedJournalFiles;
import io.yidi.gateway.metrics.Instruments;
import io.yidi.gateway.national.NationalArrival;
import io.yidi.gateway.national.NationalDoor;
import io.yidi.gateway.national.NationalExchange;
import io.yidi.gateway.national.place.NationalConfiguration;
import io.yidi.gateway.page.PageDoor;
import io.yidi.gateway.pipeline.GatewayPipeline;
import io.yidi.gateway.pipeline.PipelineConfiguration;
import java.io.IOException;
import java.util.UUID;

/**
 * Both doors without sockets, over a gateway that takes a few requests, answers none, and is busy from then on. The one
 * place where tests put sessions together by hand.
 */
final class EmbeddedDoors implements AutoCloseable {

    private static final long SESSION = 1;
    private static final int LINE_BYTES_MAX = 1_024;
    private static final int HEADER_BYTES_MAX = 8_192;
    private static final PipelineConfiguration SIZES = new PipelineConfiguration(8, 1 << 17, 2, 1 << 12);
    private static final JournalConfiguration JOURNAL =
            new JournalConfiguration(16 * 1024, 4 * 1024, 3 * 1024, 0, false, 1_000, new UUID(1, 2), () -> 0);

    private final Limits limits = Limits.wide();
    private final LoopClock clock = new LoopClock(System::nanoTime);
    private final ConnectionLoad load = new ConnectionLoad();
    private final SessionTable sessions = new SessionTable();
    private final ConnectionTable connections = new ConnectionTable(
            limits.connections(),
            CallerIdentity.ANYONE,
            clock,
            Instruments.off().loop(),
            () -> false,
            defect -> {});
    private final GatewayPipeline pipeline;
    private final RequestIntake intake;
    private final JsonDoor jsonDoor;
    private final NationalDoor nationalDoor;
    private final PageDoor docsDoor = new PageDoor(DocsPages.SHIPPED, DocsPages.POLICY);

    EmbeddedDoors() throws IOException {
        this(NationalConfiguration.NONE);
    }

    EmbeddedDoors(final NationalConfiguration places) throws IOException {
        nationalDoor = new NationalDoor(places, () -> 0);
        pipeline = new GatewayPipeline(
                SIZES,
                PipelineRun.withoutSnapshots(new SimulatedJournalFiles()),
                JOURNAL,
                PipelineRun.sources(hash -> null),
                () -> 0,
                () -> {},
                failure -> {});
        intake = new RequestIntake(pipeline.publisher(), new Admission(limits.admission(), clock));
        jsonDoor = new JsonDoor(intake);
    }

    /** A new connection of the binary door. */
    EmbeddedChannel binary() {
        return new EmbeddedChannel(new BinarySession(intake, sessions, connections));
    }

    /** A new connection of the JSON door. */
    EmbeddedChannel json() {
        return new EmbeddedChannel(
                new HttpServerCodec(LINE_BYTES_MAX, HEADER_BYTES_MAX, HEADER_BYTES_MAX),
                new BodyAggregator(),
                new HttpSession(jsonDoor, nationalDoor, docsDoor, sessions, connections, limits.pipelined));
    }

    /** Takes a request of the national interface, without HTTP; says whether nothing but room was missing. */
    boolean offerNationally(final byte[] body) {
        final NationalExchange exchange = open(body);
        final boolean isOffered = exchange.isToBeAsked()
                && isTakenOrBusy(jsonDoor.offer(SESSION, load, nationalDoor.message(), exchange.messageLength()));
        nationalDoor.release(exchange);
        return isOffered;
    }

    /** Takes a request and answers it with a native reply; gives the length of the answer. */
    int answerNationally(final byte[] body, final byte[] nativeReply) {
        final NationalExchange exchange = open(body);
        final int length = nationalDoor.close(exchange, nativeReply, nativeReply.length);
        nationalDoor.release(exchange);
        return length;
    }

    /** Holds the answer that was made last, from the first byte. */
    byte[] nationalAnswer() {
        return nationalDoor.answer();
    }

    private NationalExchange open(final byte[] body) {
        final NationalArrival arrival = nationalDoor.arrival();
        final byte[] target = arrival.begin(CallerIdentity.ANYONE, "/hgs", header -> "", body.length);
        System.arraycopy(body, 0, target, 0, body.length);
        nationalDoor.likelyNativePath(arrival);
        return nationalDoor.open(arrival);
    }

    private boolean isTakenOrBusy(final int errorLength) {
        return errorLength == RequestIntake.TAKEN
                || jsonDoor.statusOf(jsonDoor.errorReply(), 0).equals(HttpResponseStatus.SERVICE_UNAVAILABLE);
    }

    @Override
    public void close() {
        pipeline.journal().close();
    }
}
