package io.yidi.gateway.national;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.catalogue.Catalogues;
import io.yidi.gateway.national.answer.OutputWriter;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.NationalDesk;
import io.yidi.gateway.national.document.BodyDecoder;
import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.document.DocumentReader;
import io.yidi.gateway.national.message.FieldChecker;
import io.yidi.gateway.national.message.IndexedRequest;
import io.yidi.gateway.national.message.RequestTranslator;
import io.yidi.gateway.national.person.InsuranceSource;
import io.yidi.gateway.national.person.SettledCare;
import io.yidi.gateway.national.person.SettledCareSource;
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
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
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
    private static final String SETTLEMENT_QUERIES = "/v1/settlement-queries";
    private static final byte[] NO_BYTES = {};

    /** Whom nobody knows has no insurance either; the decision refuses the person under any. */
    private static final String EMPLOYEES = "310";

    private static final int SECRET_BYTES = 32;
    private static final int MESSAGE_BYTES_MAX = 2 * FrameDescriptor.MESSAGE_LENGTH_MAX;
    private static final int UNUSED_MAX = 256;

    private final LongSupplier epochNsClock;
    private final RequestReader requests;
    private final FieldChecker checker;
    private final RequestTranslator translator;
    private final EnvelopeWriter envelopes;
    private final NationalArrival arrival = new NationalArrival();
    private final BodyDecoder decoder = new BodyDecoder();
    private final MutableDirectBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(MESSAGE_BYTES_MAX));
    private final Deque<NationalExchange> unused = new ArrayDeque<>();
    private final SignNumbers signNumbers;
    private final SignatureTable signatures;
    private final TokenDesk tokens;
    private final DocumentReader documents = new DocumentReader();
    private final DocumentIndex replyIndex = new DocumentIndex();
    private final ErrorMessage errors = new ErrorMessage();
    private final JsonMapper mapper = new JsonMapper();
    private NationalDesk desk;
    private InsuranceSource insurances;
    private SettledCareSource cares;
    private byte[] answered = NO_BYTES;

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
        this.requests = new RequestReader(transactions, documents);
        final Map<String, CodeTable> codes = CodeTable.load();
        final PlaceTable places = new PlaceTable(configuration);
        this.checker = new FieldChecker(codes);
        this.translator = new RequestTranslator(transactions, places);
        this.envelopes = new EnvelopeWriter(new OutputWriter(transactions, codes, places), signNumbers, nowMs());
    }

    /**
     * Gives the door what it works with; without a desk, what a desk answers is not served. Before the door opens.
     *
     * @param newDesk answers what looks further than one message
     * @param newInsurances tells how a person is insured; without it everybody is taken for an employee
     * @param newCares tells who a settlement was for; without it a query leaves that open
     * @param catalogues of care places
     * @param today tells the present business day
     */
    public void attach(
            final NationalDesk newDesk,
            final InsuranceSource newInsurances,
            final SettledCareSource newCares,
            final Catalogues catalogues,
            final IntSupplier today) {
        desk = newDesk;
        insurances = newInsurances;
        cares = newCares;
        translator.use(catalogues, today);
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
                exchange.lacksInsurance = translator.lacksInsurance(exchange.request);
            }
        } catch (final InputFaultException broken) {
            exchange.fault = broken.fault();
        }
        if (exchange.isForInsurance() && insurances == null) {
            takeInsurance(exchange, "");
        } else if (exchange.isToBeAsked()) {
            translate(exchange);
        }
        return exchange;
    }

    /**
     * Asks how the person of a request is insured, which the request does not say.
     *
     * @param exchange that {@linkplain NationalExchange#isForInsurance() has to know it}
     * @return what {@link #takeInsurance} takes; fails if there is no room for the question
     */
    public CompletableFuture<String> askInsurance(final NationalExchange exchange) {
        return insurances.insuranceType(
                exchange.request.nativeText("psn_no"), exchange.request.nativeText("insuplc_admdvs"));
    }

    /**
     * Goes on with a request when it was found out how its person is insured.
     *
     * @param exchange of the request; {@link NationalExchange#isToBeAsked()} tells whether the native door comes next
     * @param insuranceType of the person; empty if nobody is known, and the decision will say so; {@code null} if there
     *     was no room for the question
     */
    public void takeInsurance(final NationalExchange exchange, final String insuranceType) {
        exchange.lacksInsurance = false;
        if (insuranceType == null) {
            exchange.fault = new Fault().set(ResultCode.BUSY);
            return;
        }
        exchange.request.takeInsurance(insuranceType.isEmpty() ? EMPLOYEES : insuranceType);
        translate(exchange);
    }

    private void translate(final NationalExchange exchange) {
        try {
            exchange.messageLength =
                    translator.translate(exchange.request, exchange.receivedAtEpochMs, exchange.lines, message);
        } catch (final InputFaultException broken) {
            exchange.fault = broken.fault();
        }
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
        exchange.nativeReply = null;
        exchange.care = null;
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
     * Refuses a request that cannot be read.
     *
     * @param arrival the request
     * @param fault why not
     * @return what became of it, to be closed
     */
    public NationalExchange refuse(final NationalArrival arrival, final Fault fault) {
        final NationalExchange exchange = leaveUnread(arrival);
        exchange.fault = fault;
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
                    .put(
                            "error_description",
                            errors.of(new Fault().set(ResultCode.TOKEN_REFUSED)).toString());
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
     * @return length of the document or the file, which {@link #answer()} holds
     */
    public int close(final NationalExchange exchange, final DeskAnswer answer) {
        exchange.deskAnswer = answer;
        exchange.fault = answer.fault();
        if (exchange.isFile()) {
            answered = answer.file();
            return answered.length;
        }
        final byte[] bytes = answer.reply() == null ? NO_BYTES : bytesOf(answer.reply());
        return bytes.length == 0 ? close(exchange) : close(exchange, bytes, bytes.length);
    }

    /**
     * The answer to a request that needs no native reply.
     *
     * @param exchange of the request
     * @return length of the document, which {@link #answer()} holds in the character set of the request
     */
    public int close(final NationalExchange exchange) {
        replyIndex.clear();
        return answer(exchange, DocumentIndex.NONE);
    }

    /**
     * The answer to a request whose native reply is there.
     *
     * @param exchange of the request
     * @param nativeReply holds the reply from its first byte, UTF-8
     * @param length of the reply, in bytes
     * @return length of the document, which {@link #answer()} holds in the character set of the request
     */
    public int close(final NationalExchange exchange, final byte[] nativeReply, final int length) {
        readReply(nativeReply, length);
        return answer(exchange, DocumentIndex.ROOT);
    }

    /**
     * Whether a native reply shows a settlement and leaves open who it was for. Then the exchange keeps the reply, and
     * {@link #askCare} comes next.
     *
     * @param exchange of the request
     * @param nativeReply holds the reply from its first byte, UTF-8
     * @param length of the reply, in bytes
     * @return false if the reply can be answered as it is
     */
    public boolean isForCare(final NationalExchange exchange, final byte[] nativeReply, final int length) {
        if (cares == null
                || exchange.request.transaction() == null
                || !exchange.request.transaction().address().equals(SETTLEMENT_QUERIES)) {
            return false;
        }
        readReply(nativeReply, length);
        final int shown = replyIndex.find(DocumentIndex.ROOT, "answer");
        final String settlementId =
                replyIndex.text(replyIndex.find(shown, "setl_id")).toString();
        if (settlementId.isEmpty()) {
            return false;
        }
        exchange.settlementId = settlementId;
        exchange.nativeReply = Arrays.copyOf(nativeReply, length);
        return true;
    }

    /**
     * Asks who the settlement was for that a reply shows; {@link #closeWithCare} then gives the answer.
     *
     * @param exchange that keeps the reply
     * @return done, on any thread, when it is known, or when there is no room for the question or no answer in time
     */
    public CompletableFuture<?> askCare(final NationalExchange exchange) {
        exchange.care = cares.care(exchange.institution().toString(), exchange.settlementId);
        return exchange.care;
    }

    /**
     * The answer to a request whose native reply was kept. Half an answer would be taken for a whole one: if it was not
     * found out who the settlement was for, the request is refused as one that may be sent again.
     *
     * @param exchange for which the care was asked, and is known or will not be
     * @return length of the document, which {@link #answer()} holds in the character set of the request
     */
    public int closeWithCare(final NationalExchange exchange) {
        if (exchange.care.isCompletedExceptionally()) {
            exchange.fault = new Fault().set(ResultCode.BUSY);
            return close(exchange);
        }
        readReply(exchange.nativeReply, exchange.nativeReply.length);
        putCare(exchange.care.join());
        return answer(exchange, DocumentIndex.ROOT);
    }

    private void putCare(final SettledCare care) {
        replyIndex.put(DocumentIndex.ROOT, "mdtrt_id", care.encounterId());
        replyIndex.put(DocumentIndex.ROOT, "insutype", care.insuranceType());
        replyIndex.put(DocumentIndex.ROOT, "psn_type", care.personType());
        replyIndex.put(DocumentIndex.ROOT, "cvlserv_flag", care.civilServant());
        replyIndex.put(DocumentIndex.ROOT, "age", care.age());
        replyIndex.put(DocumentIndex.ROOT, "med_type", care.medicalType());
        replyIndex.put(DocumentIndex.ROOT, "begndate", care.firstDay());
        replyIndex.put(DocumentIndex.ROOT, "enddate", care.lastDay());
    }

    /** Holds the answer that was closed last, from the first byte. */
    public byte[] answer() {
        return answered;
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
                    .foundInstitution(institution));
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

    private void readReply(final byte[] nativeReply, final int length) {
        try {
            documents.read(nativeReply, length, replyIndex);
        } catch (final InputFaultException impossible) {
            throw new IllegalStateException("expected a reply of this gateway", impossible);
        }
    }

    private byte[] bytesOf(final JsonNode reply) {
        try {
            return mapper.writeValueAsBytes(reply);
        } catch (final JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private int answer(final NationalExchange exchange, final int reply) {
        final int length = envelopes.write(exchange, replyIndex, reply, nowMs());
        answered = envelopes.bytes();
        return length;
    }

    private long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(epochNsClock.getAsLong());
    }
}
