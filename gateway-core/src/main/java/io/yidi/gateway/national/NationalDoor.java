package io.yidi.gateway.national;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.NationalDesk;
import io.yidi.gateway.national.document.BodyDecoder;
import io.yidi.gateway.national.message.FieldChecker;
import io.yidi.gateway.national.message.IndexedRequest;
import io.yidi.gateway.national.message.MessageTimes;
import io.yidi.gateway.national.message.OutputWriter;
import io.yidi.gateway.national.message.RequestTranslator;
import io.yidi.gateway.national.place.NationalConfiguration;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.gateway.national.signature.SignatureConfiguration;
import io.yidi.gateway.national.signature.SignatureTable;
import io.yidi.gateway.national.signature.TokenDesk;
import io.yidi.gateway.national.table.CodeTable;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.gateway.national.table.TransactionTable;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * 国家接口接入: turns a request of the national interface into a native one, and the native reply into its answer.
 *
 * <pre>
 *   {infno, msgid, …, input}  ─▶ open  ─▶ native message ─▶ the ring
 *   {infcode, …, output}      ◀─ close ◀─ native reply   ◀─
 * </pre>
 *
 * <p>What is wrong with a request itself, and what needs no decision, is answered here without asking. One event loop
 * only.
 */
public final class NationalDoor implements AutoCloseable {

    private static final String NATIVE_ADDRESSES = "/v1/";
    private static final String SIGN_IN = "9001";
    private static final String NO_AREA = "000000";
    private static final int DONE = 0;
    private static final int FAILED = -1;
    private static final int SECRET_BYTES = 32;
    private static final int MESSAGE_BYTES_MAX = 2 * FrameDescriptor.MESSAGE_LENGTH_MAX;
    private static final int UNUSED_MAX = 256;
    private static final long SERIALS = 10_000_000_000L;

    private final LongSupplier epochNsClock;
    private final RequestReader requests;
    private final FieldChecker checker;
    private final RequestTranslator translator;
    private final OutputWriter outputs;
    private final NationalArrival arrival = new NationalArrival();
    private final BodyDecoder decoder = new BodyDecoder();
    private final MutableDirectBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(MESSAGE_BYTES_MAX));
    private final Deque<NationalExchange> unused = new ArrayDeque<>();
    private final SignNumbers signNumbers;
    private final SignatureTable signatures;
    private final TokenDesk tokens;
    private final JsonFactory factory = new JsonFactory();
    private final JsonMapper mapper = new JsonMapper();
    private NationalDesk desk;
    private long serial;

    /**
     * Makes the door of an event loop.
     *
     * @param configuration what clients leave unsaid
     * @param epochNsClock tells nanoseconds since 1970-01-01T00:00Z
     */
    public NationalDoor(final NationalConfiguration configuration, final LongSupplier epochNsClock) {
        this(configuration, SignatureConfiguration.NONE, randomSecret(), epochNsClock);
    }

    /**
     * Makes the door of an event loop that tells its callers apart.
     *
     * @param configuration what clients leave unsaid
     * @param signed which areas ask for signatures
     * @param signSecret what sign-in numbers are made with
     * @param epochNsClock tells nanoseconds since 1970-01-01T00:00Z
     */
    public NationalDoor(
            final NationalConfiguration configuration,
            final SignatureConfiguration signed,
            final byte[] signSecret,
            final LongSupplier epochNsClock) {
        this.signNumbers = new SignNumbers(signSecret);
        this.signatures = new SignatureTable(signed);
        this.tokens = new TokenDesk(signatures);
        final TransactionTable transactions = TransactionTable.load();
        this.epochNsClock = epochNsClock;
        this.requests = new RequestReader(transactions);
        final Map<String, CodeTable> codes = CodeTable.load();
        final PlaceTable places = new PlaceTable(configuration);
        this.checker = new FieldChecker(codes);
        this.translator = new RequestTranslator(transactions, places);
        this.outputs = new OutputWriter(transactions, codes, places);
        this.serial = nowMs() % SERIALS;
    }

    /**
     * Gives the door what it works with; without a desk, what a desk answers is not served. Before the door opens.
     *
     * @param newDesk answers what looks further than one message
     * @param catalogues of care places
     */
    public void attach(final NationalDesk newDesk, final Catalogues catalogues) {
        desk = newDesk;
        translator.use(catalogues);
    }

    /** A secret for a gateway that has no key of its own; another one after a restart. */
    public static byte[] randomSecret() {
        final byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /** Whether an access token is asked for at an address. */
    public static boolean isTokenAskedAt(final String path) {
        return TokenDesk.isAt(path);
    }

    /** Whether what is posted to an address speaks the national interface. */
    public static boolean isAskedAt(final String path) {
        return !path.startsWith(NATIVE_ADDRESSES);
    }

    /** Takes the requests of all connections, one after the other. */
    public NationalArrival arrival() {
        return arrival;
    }

    /**
     * Reads a request.
     *
     * @param arrival the request and where it comes from
     * @return what became of it; {@link NationalExchange#isToBeAsked()} tells whether the native door comes next
     */
    public NationalExchange open(final NationalArrival arrival) {
        final NationalExchange exchange = leaveUnread(arrival);
        try {
            final int length = decoder.decode(arrival.body(), arrival.length(), arrival.contentType());
            requests.readEnvelope(decoder.bytes(), length, exchange.request);
            requests.readInput(exchange.request, arrival.path());
            requireOwn(exchange.request, arrival.caller());
            requireSigned(exchange.request, arrival, length);
            checker.check(exchange.request, exchange.warnings);
            if (exchange.isToBeAsked()) {
                exchange.messageLength =
                        translator.translate(exchange.request, exchange.receivedAtEpochMs, exchange.lines, message);
            }
        } catch (final InputFaultException broken) {
            exchange.fault = broken.fault();
        }
        return exchange;
    }

    /** Holds the native message of the request that was opened last, from the first byte. */
    public MutableDirectBuffer message() {
        return message;
    }

    /**
     * Ends an exchange, whether it was answered or not.
     *
     * @param exchange that nobody will use any more
     */
    public void release(final NationalExchange exchange) {
        if (unused.size() < UNUSED_MAX) {
            unused.push(exchange);
        }
    }

    /**
     * Where a request most likely has to be asked, told without reading it, so that nothing is read that there is no
     * room for.
     *
     * @param arrival the request
     * @return a native address, or empty if that cannot be told or the door answers by itself
     */
    public String likelyNativePath(final NationalArrival arrival) {
        return requests.likelyNativePath(arrival);
    }

    /**
     * Takes in a request without reading it.
     *
     * @param arrival the request
     * @return what became of it, to be closed with the reply that refuses it
     */
    public NationalExchange leaveUnread(final NationalArrival arrival) {
        final NationalExchange exchange = unused.isEmpty() ? new NationalExchange() : unused.pop();
        exchange.begin(arrival.caller(), nowMs(), BodyDecoder.isChinese(arrival.contentType()));
        return exchange;
    }

    /**
     * Gives an access token, or not.
     *
     * @param arrival that asks for it
     * @return what to answer
     */
    public TokenAnswer token(final NationalArrival arrival) {
        final String token = tokens.token(
                arrival.headers().apply("authorization"),
                Arrays.copyOf(arrival.body(), arrival.length()),
                arrival.caller().fingerprint(),
                nowMs());
        final ObjectNode document = mapper.createObjectNode();
        if (token.isEmpty()) {
            document.put("error", "invalid_client")
                    .put("error_description", ErrorMessage.of(new Fault().set(ResultCode.TOKEN_REFUSED)));
        } else {
            document.put("access_token", token).put("token_type", "bearer").put("expires_in", TokenDesk.lifeSeconds());
        }
        return new TokenAnswer(!token.isEmpty(), document.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * 令牌应答: the answer to a request for an access token.
     *
     * @param isGiven whether there is one in it
     * @param document UTF-8
     */
    public record TokenAnswer(boolean isGiven, byte[] document) {}

    /**
     * Has the desk answer a request; {@link #close(NationalExchange)} then gives the answer.
     *
     * @param exchange of the request
     * @param onAnswer called on the desk's thread when the answer is there
     * @return false if it is not asked, and the exchange holds why
     */
    public boolean askDesk(final NationalExchange exchange, final Consumer<DeskAnswer> onAnswer) {
        final boolean isTaken = desk != null && desk.ask(exchange.request.tree(), onAnswer);
        if (!isTaken) {
            exchange.fault = new Fault().set(desk == null ? ResultCode.TRANSACTION_NOT_SERVED : ResultCode.BUSY);
        }
        return isTaken;
    }

    /**
     * Takes the answer of the desk.
     *
     * @param exchange of the request
     * @param answer given by the desk
     * @return the document, or the file
     */
    public byte[] close(final NationalExchange exchange, final DeskAnswer answer) {
        exchange.deskAnswer = answer;
        exchange.fault = answer.fault();
        return exchange.isFile()
                ? answer.file()
                : answer(exchange, answer.reply() == null ? MissingNode.getInstance() : answer.reply());
    }

    /**
     * The answer to a request that needs no native reply.
     *
     * @param exchange of the request
     * @return the document in the character set of the request
     */
    public byte[] close(final NationalExchange exchange) {
        return answer(exchange, MissingNode.getInstance());
    }

    /**
     * The answer to a request whose native reply is there.
     *
     * @param exchange of the request
     * @param nativeReply holds the reply from its first byte, UTF-8
     * @param length of the reply, in bytes
     * @return the document in the character set of the request
     */
    public byte[] close(final NationalExchange exchange, final byte[] nativeReply, final int length) {
        try {
            return answer(exchange, mapper.readTree(nativeReply, 0, length));
        } catch (final IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Ends the desk; any thread. */
    @Override
    public void close() {
        if (desk != null) {
            desk.close();
        }
    }

    /** An institution speaks for itself only, and shows no sign-in number of others. */
    private void requireOwn(final IndexedRequest request, final CallerIdentity caller) throws InputFaultException {
        if (caller == CallerIdentity.ANYONE) {
            return;
        }
        final String institution = request.institution().toString();
        if (!caller.speaksFor(institution)) {
            throw new InputFaultException(new Fault()
                    .set(ResultCode.INSTITUTION_NOT_OWN, "fixmedins_code")
                    .found(institution));
        }
        final String signNumber = request.envelopeText("sign_no").toString();
        if (!signNumber.isEmpty() && !signNumbers.isOwn(signNumber, caller, institution)) {
            throw new InputFaultException(new Fault().set(ResultCode.SIGN_NUMBER_NOT_OWN, "sign_no"));
        }
    }

    private void requireSigned(final IndexedRequest request, final NationalArrival arrival, final int length)
            throws InputFaultException {
        if (!signatures.isAskedOf(request.institution())) {
            return;
        }
        try {
            final ResultCode wrong = signatures.check(
                    request.institution().toString(),
                    MemberTexts.of(new String(decoder.bytes(), 0, length, StandardCharsets.UTF_8)),
                    arrival.headers(),
                    arrival.caller().fingerprint(),
                    nowMs());
            if (wrong != null) {
                throw new InputFaultException(new Fault().set(wrong));
            }
        } catch (final IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] answer(final NationalExchange exchange, final JsonNode reply) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(text)) {
            write(json, exchange, reply);
        } catch (final IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(exchange.isChinese ? BodyDecoder.CHINESE : StandardCharsets.UTF_8);
    }

    private void write(final JsonGenerator json, final NationalExchange exchange, final JsonNode reply)
            throws IOException {
        final boolean isDone = exchange.fault == null && !reply.has("code");
        final long nowMs = nowMs();
        final String messageId = messageId(exchange, nowMs);
        json.writeStartObject();
        json.writeNumberField("infcode", isDone ? DONE : FAILED);
        json.writeStringField("inf_refmsgid", messageId);
        json.writeStringField("refmsg_time", MessageTimes.toTheMs(exchange.receivedAtEpochMs));
        json.writeStringField("respond_time", MessageTimes.toTheMs(nowMs));
        writeNullable(json, "err_msg", isDone ? "" : errorMessage(exchange, reply));
        writeNullable(json, "warn_msg", exchange.warnings.toString());
        json.writeNullField("cainfo");
        json.writeNullField("signtype");
        json.writeNullField("enctype");
        json.writeFieldName("output");
        if (isDone) {
            outputs.write(
                    json,
                    exchange.request,
                    exchange.lines,
                    reply,
                    numberGivenOut(exchange, messageId, nowMs),
                    MessageTimes.readable(nowMs));
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    /** Where callers are told apart, the number of a sign-in is bound to the certificate. */
    private String numberGivenOut(final NationalExchange exchange, final String messageId, final long nowMs) {
        if (exchange.caller == CallerIdentity.ANYONE
                || !exchange.request.transaction().infno().equals(SIGN_IN)) {
            return messageId;
        }
        return signNumbers.of(
                exchange.caller, exchange.request.institution().toString(), MessageTimes.toTheSecond(nowMs));
    }

    private static String errorMessage(final NationalExchange exchange, final JsonNode reply) {
        return exchange.fault == null ? ErrorMessage.of(reply, exchange.lines) : ErrorMessage.of(exchange.fault);
    }

    private static void writeNullable(final JsonGenerator json, final String name, final String value)
            throws IOException {
        if (value.isEmpty()) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    /** Area of the receiver, time, serial number: thirty characters. */
    private String messageId(final NationalExchange exchange, final long nowMs) {
        final String area = exchange.request.envelopeText("mdtrtarea_admvs").toString();
        serial = (serial + 1) % SERIALS;
        return (area.matches("\\d{6}") ? area : NO_AREA)
                + MessageTimes.toTheSecond(nowMs)
                + Long.toString(SERIALS + serial).substring(1);
    }

    private long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(epochNsClock.getAsLong());
    }
}
