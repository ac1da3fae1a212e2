package io.yidi.gateway.national.desk;

import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 国家接口查询台: one thread that answers what takes longer than an event loop may wait. As many requests wait as there is
 * room for, and of one institution no more than leaves room for others; one more is not taken.
 */
public final class NationalDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NationalDesk.class);
    private static final int WAITING_MAX = 64;
    private static final int WAITING_OF_ONE_MAX = 8;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), NationalDesk::newThread);
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
    private final Map<String, DeskHandler> handlers;
    private final DeskWork work;

    /**
     * Opens the desk.
     *
     * @param handlers by number of the transaction
     * @param work done in pieces behind each request
     */
    public NationalDesk(final Map<String, DeskHandler> handlers, final DeskWork work) {
        this.handlers = Map.copyOf(handlers);
        this.work = work;
    }

    /**
     * Has a request answered.
     *
     * @param request whose fields were checked against its table
     * @param receiver called on the desk's thread, once
     * @return false if there is no room, or none for the institution: nothing was done, and nobody will be called
     */
    public boolean ask(final NationalRequest request, final Consumer<DeskAnswer> receiver) {
        final String institution = request.institution();
        if (waiting.merge(institution, 1, Integer::sum) > WAITING_OF_ONE_MAX) {
            leave(institution);
            return false;
        }
        final boolean isTaken = isTaken(() -> {
            receiver.accept(answer(request, institution));
            proceed();
        });
        if (!isTaken) {
            leave(institution);
        }
        return isTaken;
    }

    /** One less waits; nothing is kept of who waits no more. */
    private void leave(final String institution) {
        waiting.computeIfPresent(institution, (code, count) -> count == 1 ? null : count - 1);
    }

    /** Takes nothing more; who waits is not answered. */
    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** Whatever comes of it, even an error that ends the thread: who was at the desk waits no more. */
    private DeskAnswer answer(final NationalRequest request, final String institution) {
        try {
            return answer(request);
        } finally {
            leave(institution);
        }
    }

    /** A number without a handler is not served here. */
    private DeskAnswer answer(final NationalRequest request) {
        final String infno = request.transaction().infno();
        final DeskHandler handler = handlers.get(infno);
        try {
            return handler == null ? failed(ResultCode.TRANSACTION_NOT_SERVED) : handler.answer(request);
        } catch (final InputFaultException wrong) {
            return new DeskAnswer(null, null, wrong.fault());
        } catch (final IOException | RuntimeException failure) {
            LOG.error("{} was not answered", infno, failure);
            return failed(ResultCode.BUSY);
        }
    }

    /** Gaps between requests are used; when there is no room, there are none. */
    private void proceed() {
        try {
            if (work.proceed() && !isTaken(this::proceed)) {
                LOG.debug("the work goes on behind the next request");
            }
        } catch (final RuntimeException failure) {
            LOG.error("the work behind the requests failed", failure);
        }
    }

    private boolean isTaken(final Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (final RejectedExecutionException full) {
            return false;
        }
    }

    private static DeskAnswer failed(final ResultCode code) {
        return new DeskAnswer(null, null, new Fault().set(code));
    }

    private static Thread newThread(final Runnable task) {
        final Thread thread = new Thread(task, "national-desk");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }
}
