package io.yidi.gateway.launcher.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.admin.AdminAnswer;
import io.yidi.gateway.admin.AdminRequest;
import io.yidi.gateway.admin.AdminRoute;
import io.yidi.gateway.policy.bundle.PolicyBundles;
import io.yidi.gateway.policy.pack.PackException;
import io.yidi.gateway.policy.pack.PackFault;
import io.yidi.gateway.policy.view.PolicyView;
import io.yidi.gateway.record.ControlCommandWriter;
import io.yidi.gateway.transport.GatewayTransport;
import io.yidi.protocol.ResultTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * 运行中启用政策: {@code POST /v1/policy?from=&dry=} reads the folder of packs again. Packs that are sound are kept as a
 * bundle under its hash and put in force by a recorded command, at once or at the cut-over to a business day; with
 * {@code dry=1} they are only read. Bills settled before keep their bundle. The same activation again changes nothing.
 *
 * <p>One thread.
 */
public final class LivePolicy {

    private static final Logger LOG = LoggerFactory.getLogger(LivePolicy.class);
    private static final long COMMAND_SECONDS = 120;
    private static final String NOW = "now";
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    private final JsonMapper mapper = new JsonMapper();
    private final Path packs;
    private final Path data;
    private final IntSupplier businessDay;
    private final PolicyBundles bundles;
    private final Consumer<String> compiler;
    private final GatewayTransport transport;
    private Activation last;

    /**
     * 启用: a bundle and when it is put in force.
     *
     * @param bundleHash 64 hex digits
     * @param fromEpochDay business day, or {@link ControlCommandWriter#AT_ONCE}
     */
    public record Activation(String bundleHash, int fromEpochDay) {

        /** When, for people. */
        String from() {
            return fromEpochDay == ControlCommandWriter.AT_ONCE
                    ? NOW
                    : LocalDate.ofEpochDay(fromEpochDay).toString();
        }
    }

    /**
     * Prepares.
     *
     * @param packs folder that is read
     * @param data directory of the gateway
     * @param businessDay tells the business day
     * @param bundles keeps bundles
     * @param compiler makes the plane of a kept bundle, so that the core thread finds it made
     * @param transport has commands executed
     * @param last the activation that holds or waits now
     */
    public LivePolicy(
            final Path packs,
            final Path data,
            final IntSupplier businessDay,
            final PolicyBundles bundles,
            final Consumer<String> compiler,
            final GatewayTransport transport,
            final Activation last) {
        this.packs = packs;
        this.data = data;
        this.businessDay = businessDay;
        this.bundles = bundles;
        this.compiler = compiler;
        this.transport = transport;
        this.last = last;
    }

    /** How it is asked for. */
    public AdminRoute route() {
        return new AdminRoute("POST", "/v1/policy", List.of("from", "dry"), this::answer);
    }

    private AdminAnswer answer(final AdminRequest request) {
        final String from = request.parameter("from", NOW);
        final int fromEpochDay;
        try {
            fromEpochDay = from.equals(NOW)
                    ? ControlCommandWriter.AT_ONCE
                    : Math.toIntExact(LocalDate.parse(from).toEpochDay());
        } catch (final DateTimeException | ArithmeticException unreadable) {
            return error(BAD_REQUEST, "expected from=now or a business day yyyy-MM-dd, found " + from);
        }
        try {
            return request.parameter("dry", "0").equals("1") ? look() : activate(fromEpochDay);
        } catch (final PackException unsound) {
            return new AdminAnswer(UNPROCESSABLE, faults(unsound.faults()));
        } catch (final CompletionException | IOException unknown) {
            LOG.error("whether a policy bundle was put in force is not known", unknown);
            return error(UNAVAILABLE, "expected an answer of the core thread, found: " + unknown.getMessage());
        }
    }

    private AdminAnswer look() throws PackException, IOException {
        final PolicyView view = PolicyView.of(packs);
        return new AdminAnswer(
                OK,
                mapper.createObjectNode()
                        .put("bundle", view.bundleHash())
                        .put("regions", view.regions().size())
                        .put("plans", view.planCount())
                        .put("activated", view.bundleHash().equals(last.bundleHash()))
                        .put("packs", packs.toAbsolutePath().toString())
                        .put("data", data.toAbsolutePath().toString())
                        .put(
                                "last_day",
                                LocalDate.ofEpochDay(businessDay.getAsInt() - 1L)
                                        .toString())
                        .toString());
    }

    private AdminAnswer activate(final int fromEpochDay) throws PackException, IOException {
        final Activation wanted = new Activation(bundles.compile(packs), fromEpochDay);
        final boolean isRepeat = wanted.equals(last);
        if (!isRepeat) {
            compiler.accept(wanted.bundleHash());
            new ControlCommand((writer, target) -> writer.activateBundle(target, wanted.bundleHash(), fromEpochDay))
                    .send(transport)
                    .orTimeout(COMMAND_SECONDS, TimeUnit.SECONDS)
                    .join();
            last = wanted;
            LOG.info("policy bundle {} activated, from {}", wanted.bundleHash(), wanted.from());
        }
        return new AdminAnswer(
                OK,
                mapper.createObjectNode()
                        .put("bundle", wanted.bundleHash())
                        .put("from", wanted.from())
                        .put("repeat", isRepeat)
                        .toString());
    }

    private String faults(final List<PackFault> found) {
        final ObjectNode json = mapper.createObjectNode().put("error", "expected sound packs; nothing changes");
        final ArrayNode faults = json.putArray("faults");
        for (final PackFault fault : found) {
            faults.addObject()
                    .put("file", fault.place().file())
                    .put("line", fault.place().line())
                    .put("column", fault.place().column())
                    .put("field", fault.path())
                    .put("code", fault.code().label())
                    .put("text", ResultTexts.ZH_CN.text(fault.code()))
                    .put("text_en", ResultTexts.EN.text(fault.code()))
                    .put("found", "expected " + fault.expected() + ", found " + fault.found());
        }
        return json.toString();
    }

    private AdminAnswer error(final int status, final String message) {
        return new AdminAnswer(
                status, mapper.createObjectNode().put("error", message).toString());
    }
}
