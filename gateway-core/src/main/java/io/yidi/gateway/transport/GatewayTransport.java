package io.yidi.gateway.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.Future;
import io.yidi.gateway.admission.Admission;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.admission.LoopClock;
import io.yidi.gateway.codec.CatalogueLookup;
import io.yidi.gateway.codec.RequestIntake;
import io.yidi.gateway.docs.DocsPages;
import io.yidi.gateway.metrics.LoopTimes;
import io.yidi.gateway.national.NationalDoor;
import io.yidi.gateway.page.PageDoor;
import io.yidi.gateway.pipeline.IngressPublisher;
import io.yidi.gateway.reply.ReplyBatch;
import io.yidi.gateway.reply.ReplyExchange;
import io.yidi.gateway.reply.ReplySink;
import io.yidi.gateway.transport.tls.TlsDoor;
import io.yidi.protocol.ResultCode;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 接入服务: one event loop with both doors.
 *
 * <p>Made before the pipeline, which tells it of released answers; {@link #attach} closes the circle; {@link #bind}
 * opens the doors. A fault in the bytes of one connection ends that connection; a fault in what the loop does for all
 * of them, an {@link Error} anywhere on it, and the end of its thread end the node.
 */
public final class GatewayTransport implements ReplySink, AutoCloseable {

    private static final int HTTP_LINE_BYTES_MAX = 8_192;
    private static final int HTTP_HEADER_BYTES_MAX = 8_192;
    private static final long TICK_MS = 2;
    private static final long LAST_ANSWERS_MS = 1_000;
    private static final long CLOSE_MS = 500;
    private static final long STUCK_MS = 4_000;
    private static final ReplyBatch.Receiver NOBODY = (sessionId, buffer, offset, length) -> {};

    private final TransportConfiguration configuration;
    private final NationalDoor nationalDoor;
    private final SocketIo io;
    private final EventLoopGroup group;
    private final EventLoop loop;
    private final LoopClock clock;
    private final LoopTimes times;
    private final Admission admission;
    private final ConnectionTable connections;
    private final InlineRounds inlineRounds;
    private final SessionTable sessions = new SessionTable();
    private final AtomicBoolean drainScheduled = new AtomicBoolean();
    private final Runnable tickStep = this::tickStep;
    private final Runnable drainStep = this::drainStep;
    private final Runnable drainReplies = () -> guard(drainStep);
    private final ReplyBatch.Receiver onReply = this::onReply;
    private IngressPublisher publisher;
    private ReplyExchange replies;
    private RequestIntake intake;
    private JsonDoor jsonDoor;
    private PageDoor docsDoor;
    private Channel binaryChannel;
    private Channel jsonChannel;
    private boolean isLoopStuck;
    private volatile boolean isClosing;

    /**
     * Starts the event loop.
     *
     * @param configuration where the doors will be, and what they let in
     * @param nationalDoor between the national interface and the JSON door
     * @param nanoClock never runs backwards; only differences mean something
     * @param times of the event loop
     */
    public GatewayTransport(
            final TransportConfiguration configuration,
            final NationalDoor nationalDoor,
            final LongSupplier nanoClock,
            final LoopTimes times) {
        this.configuration = configuration;
        this.nationalDoor = nationalDoor;
        this.clock = new LoopClock(nanoClock);
        this.times = times;
        this.admission = new Admission(configuration.admission(), clock);
        this.connections = new ConnectionTable(
                configuration.connections(),
                configuration.tls().isPresent() ? CallerIdentity.NOBODY : CallerIdentity.ANYONE,
                clock,
                times,
                this::hasFailed,
                this::fail);
        this.io = configuration.loop().io().resolved();
        this.group = DoorSockets.newLoop(configuration.loop(), this::onLoopEnd);
        this.loop = group.next();
        this.inlineRounds = new InlineRounds(loop, clock, connections);
    }

    /**
     * Connects the doors to the pipeline.
     *
     * @param newPublisher puts commands on the ring
     * @param newReplies brings answers back
     * @param catalogue says what the care place lays down about fee lines
     */
    public void attach(
            final IngressPublisher newPublisher, final ReplyExchange newReplies, final CatalogueLookup catalogue) {
        publisher = newPublisher;
        publisher.publishBy(publisher.isInline() ? inlineRounds : loop);
        replies = newReplies;
        intake = new RequestIntake(publisher, admission, catalogue, times);
        jsonDoor = new JsonDoor(intake);
        docsDoor = new PageDoor(DocsPages.SHIPPED, DocsPages.POLICY);
        loop.scheduleAtFixedRate(() -> guard(tickStep), TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /**
     * Opens both doors.
     *
     * @throws BindException naming the address that is not to be had
     */
    public void bind() throws BindException {
        configuration.tls().ifPresent(tls -> tls.start(loop));
        binaryChannel = DoorSockets.bind(io, group, configuration.binary(), new ChannelInitializer<>() {
            @Override
            protected void initChannel(final Channel channel) {
                if (connections.admits(channel)) {
                    configuration.tls().ifPresent(tls -> tls.addTo(channel));
                    channel.pipeline().addLast(new BinarySession(intake, sessions, connections));
                }
            }
        });
        jsonChannel = DoorSockets.bind(io, group, configuration.json(), new ChannelInitializer<>() {
            @Override
            protected void initChannel(final Channel channel) {
                if (connections.admits(channel)) {
                    configuration.tls().ifPresent(tls -> tls.addTo(channel));
                    addHttp(channel);
                }
            }
        });
    }

    /** Where the binary door is. */
    public InetSocketAddress binaryAddress() {
        return (InetSocketAddress) binaryChannel.localAddress();
    }

    /** Where the JSON door is. */
    public InetSocketAddress jsonAddress() {
        return (InetSocketAddress) jsonChannel.localAddress();
    }

    /** Open connections over both doors; any thread. */
    public int connectionCount() {
        return connections.count();
    }

    /** Connections ended or not admitted since the start, by reason; any thread. */
    public Map<String, Long> connectionEnds() {
        return connections.ends().byName();
    }

    /** Requests not taken since the start although sound, by reason; any thread. */
    public Map<String, Long> refusals() {
        return admission.refusals().byName();
    }

    /** How often a code was answered since the start; any thread. */
    public long answerCount(final ResultCode code) {
        return intake.answers().count(code);
    }

    /**
     * Has a control command executed. Any thread.
     *
     * @param command holds it, from offset 0
     * @param length in bytes
     * @return done when it is executed and durable, with what there is to report of it; empty if there is nothing
     */
    public CompletableFuture<DirectBuffer> control(final UnsafeBuffer command, final int length) {
        final CompletableFuture<DirectBuffer> done = new CompletableFuture<>();
        loop.execute(() -> guard(() -> offerControl(command, length, done)));
        return done;
    }

    /**
     * Has a bill quoted: nothing is settled, and nothing recorded. Any thread.
     *
     * @param request as it is sent to {@code POST /v1/pre-settlements}
     * @return done when it is answered
     */
    public CompletableFuture<Quote> quote(final byte[] request) {
        final CompletableFuture<Quote> done = new CompletableFuture<>();
        loop.execute(() -> guard(() -> new QuoteSession(jsonDoor, sessions, done).ask(request)));
        return done;
    }

    /** Who lets them go on the event loop itself is at the end of a round, and they go at once. */
    @Override
    public void onReplies() {
        if (loop.inEventLoop()) {
            inlineRounds.decided();
            drainReplies.run();
        } else if (drainScheduled.compareAndSet(false, true)) {
            loop.execute(drainReplies);
        }
    }

    /** Closes the doors, answers DRAINING to what still comes, and lets what was taken finish. */
    public void drain() {
        if (isLoopAlive()) {
            await(loop.submit(intake::drain));
        }
        close(binaryChannel);
        close(jsonChannel);
    }

    /**
     * Sends the answers released so far to the end, says goodbye, and ends all connections and the event loop. A peer
     * that takes no answers, or does not leave, is left after a second, and an event loop that does not get on after
     * four.
     */
    @Override
    public void close() {
        if (isLoopAlive()) {
            loop.execute(this::sendLastAnswers);
            awaitGoodbyes();
        }
        nationalDoor.close();
        isClosing = true;
        await(group.shutdownGracefully(0, CLOSE_MS, TimeUnit.MILLISECONDS));
        configuration.tls().ifPresent(TlsDoor::close);
    }

    /** The thread of all connections. */
    EventLoop loop() {
        return loop;
    }

    private boolean isLoopAlive() {
        return intake != null && !loop.isShuttingDown();
    }

    private boolean hasFailed() {
        return publisher.failed();
    }

    private void fail(final Throwable defect) {
        publisher.fail(defect);
    }

    /** Nobody is answered without that thread: if it was not asked to end, the node ends. */
    private void onLoopEnd() {
        if (!isClosing && publisher != null) {
            publisher.fail(new IllegalStateException("the event loop has ended"));
        }
    }

    private void addHttp(final Channel channel) {
        final HttpSession session = new HttpSession(
                jsonDoor,
                nationalDoor,
                docsDoor,
                sessions,
                connections,
                configuration.connections().pipelinedMax());
        channel.pipeline()
                .addLast(session.byteHandler())
                .addLast(new HttpServerCodec(HTTP_LINE_BYTES_MAX, HTTP_HEADER_BYTES_MAX, HTTP_HEADER_BYTES_MAX))
                .addLast(new BodyAggregator())
                .addLast(session);
    }

    private void offerControl(
            final UnsafeBuffer command, final int length, final CompletableFuture<DirectBuffer> done) {
        final ControlSession session = new ControlSession(sessions, done);
        if (intake.isDraining() || !admission.hasRoomForControl()) {
            session.fail(new IllegalStateException("the gateway takes nothing more"));
        } else if (publisher.offerControl(session.id(), command, length)) {
            admission.takeControl(session.id());
            times.takenControl();
        } else {
            session.fail(new IllegalStateException("the ring is full or the node has failed"));
        }
    }

    private void tickStep() {
        times.round();
        clock.update();
        if (publisher.failed()) {
            connections.forEach(connection -> connection.end(CloseReason.FAULT));
        } else if (!intake.isDraining()) {
            publisher.tick();
        }
        connections.sweep();
    }

    private void drainStep() {
        drainScheduled.set(false);
        if (publisher.failed()) {
            replies.drain(NOBODY);
            return;
        }
        clock.update();
        replies.drain(onReply);
        sessions.flushTouched();
        times.sent();
    }

    private void onReply(final long sessionId, final DirectBuffer buffer, final int offset, final int length) {
        admission.answered(sessionId);
        times.answered(replies.releasedAtNs(), replies.writeNs(), replies.forceNs());
        intake.answers().addIfRefused(buffer, offset, length);
        sessions.onReply(sessionId, buffer, offset, length);
    }

    /** What fails here concerns everybody: the node ends. */
    private void guard(final Runnable step) {
        try {
            step.run();
        } catch (final RuntimeException | Error defect) {
            publisher.fail(defect);
        }
    }

    private void sendLastAnswers() {
        drainReplies.run();
        connections.forEach(connection -> {
            connection.endAfterAnswer(CloseReason.DRAINED);
            Goodbye.say(connection.channel());
        });
    }

    /** A peer that is told the end closes its side; closing ours before could take back answers on their way. */
    private void awaitGoodbyes() {
        for (long waitedMs = 0; waitedMs < LAST_ANSWERS_MS && connections.count() > 0; waitedMs++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** A loop that ends takes its channels along. */
    private void close(final Channel channel) {
        if (channel != null && channel.isOpen() && !loop.isShuttingDown()) {
            await(channel.close());
        }
    }

    /** Who decides on the event loop stands before a device that does not come back, and the loop with it. */
    private void await(final Future<?> done) {
        if (isLoopStuck) {
            return;
        }
        isLoopStuck = !done.awaitUninterruptibly(STUCK_MS);
        if (!isLoopStuck) {
            done.syncUninterruptibly();
        }
    }
}
