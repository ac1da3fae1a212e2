package io.yidi.gateway.national.desk;

import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.Fault;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 国家接口查询台: a thread that answers what takes longer than an event loop may wait, and another one for what reads whole
 * catalogues, so that nobody who asks for a person waits behind them. As many requests wait for each as there is room
 * for, and of one institution no more than leaves room for others; one more is not taken.
 *
 * <p>A request that fails is answered BUSY. An {@link Error} leaves nobody sure of anything, and nobody would miss the
 * thread that it met: it ends the node.
 */
public final class NationalDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NationalDesk.class);
    private static final int WAITING_MAX = 64;
    private static final int WAITING_OF_ONE_MAX = 8;

    private final ThreadPoolExecutor quick;
    private final ThreadPoolExecutor slow;
    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
    private final Map<String, DeskHandler> handlers;
    private final Set<String> slowNumbers;
    private final DeskWork work;
    private final Consumer<Throwable> onError;

    /**
     * Opens the desk.
     *
     * @param handlers by number of the transaction
     * @param slowHandlers those that have a thread of their own
     * @param work done in pieces behind each request of the others
     * @param onError ends the node; told of an {@link Error} on the thread that it met
     */
    public NationalDesk(
            final Map<String, DeskHandler> handlers,
            final Map<String, DeskHandler> slowHandlers,
            final DeskWork work,
            final Consumer<Throwable> onError) {
        final Map<String, DeskHandler> all = new HashMap<>(handlers);
        all.putAll(slowHandlers);
        this.handlers = Map.copyOf(all);
        this.slowNumbers = Set.copyOf(slowHandlers.keySet());
        this.work = work;
        this.onError = onError;
        this.quick = newExecutor("national-desk");
        this.slow = newExecutor("national-catalogue");
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
        final boolean isSlow = slowNumbers.contains(request.transaction().infno());
        final boolean isTaken = isTaken(isSlow ? slow : quick, () -> {
            receiver.accept(answer(request, institution));
            if (!isSlow) {
                proceed();
            }
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
        quick.shutdownNow();
        slow.shutdownNow();
    }

    /** Whatever comes of it: who was at the desk waits no more. */
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
            if (work.proceed() && !isTaken(quick, this::proceed)) {
                LOG.debug("the work goes on behind the next request");
            }
        } catch (final RuntimeException failure) {
            LOG.error("the work behind the requests failed", failure);
        }
    }

    private static boolean isTaken(final ThreadPoolExecutor executor, final Runnable task) {
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

    private ThreadPoolExecutor newExecutor(final String name) {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), task -> newThread(task, name));
    }

    private Thread newThread(final Runnable task, final String name) {
        final Thread thread = new Thread(task, name);
        thread.setUncaughtExceptionHandler((ended, failure) -> onEnd(failure));
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    /** Anything else ended with its request, and another thread goes on with the next one. */
    private void onEnd(final Throwable failure) {
        if (failure instanceof Error) {
            onError.accept(failure);
        } else {
            LOG.error("an answer of the desk was not taken", failure);
        }
    }
}
