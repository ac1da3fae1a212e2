package io.yidi.gateway.transport;

import io.yidi.gateway.admission.CallerIdentity;
import io.yidi.gateway.codec.check.RequestChecker;
import io.yidi.gateway.engine.machine.Outcome;
import io.yidi.gateway.fixture.MachineRun;
import io.yidi.gateway.fixture.NationalHis;
import io.yidi.gateway.national.NationalArrival;
import io.yidi.gateway.national.NationalDoor;
import io.yidi.gateway.national.NationalExchange;
import io.yidi.protocol.Fault;
import io.yidi.protocol.FrameDescriptor;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.json.ReplyJsonWriter;
import io.yidi.protocol.sbe.MessageHeaderDecoder;
import io.yidi.protocol.sbe.QueryRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes requests in every spelling as the doors do, without sockets, rings and journals between: decode, check,
 * execute, write the answer. Notes every code, and how many came as far as the engine.
 */
final class RequestMill {

    private static final int MESSAGE_BYTES = 2 * FrameDescriptor.MESSAGE_LENGTH_MAX;
    private static final String CODE = "YD-";
    private static final int CODE_LENGTH = 4;

    private final Map<String, JsonRoute> routes = JsonRoute.all();
    private final NationalDoor nationalDoor = new NationalDoor(NationalHis.PLACES, () -> 0);
    private final RequestChecker checker = new RequestChecker();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ReplyJsonWriter writer = new ReplyJsonWriter();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_BYTES]);
    private final UnsafeBuffer view = new UnsafeBuffer();
    private final UnsafeBuffer json = new UnsafeBuffer(new byte[256 * 1024]);
    private final Set<ResultCode> codes = EnumSet.noneOf(ResultCode.class);
    private MachineRun machine;
    private long executed;

    /** Goes on with an engine that knows twenty persons and nothing else. */
    void renew() {
        machine = new MachineRun("2023-06-01");
        for (int i = 1; i <= 20; i++) {
            machine.person("P00000000" + (i < 10 ? "0" : "") + i, 310, i <= 10 ? 910_100 : 930_100);
        }
        machine.at("2023-06-01T10:00:00");
    }

    /** Lets the engine go. */
    void drop() {
        machine = null;
    }

    /** How many requests reached the engine. */
    long executed() {
        return executed;
    }

    /** Codes that were answered. */
    Set<ResultCode> codes() {
        return codes;
    }

    /** Takes one request. */
    void take(final SampleRequest sample, final byte[] bytes) {
        switch (sample.encoding()) {
            case BINARY -> takeBinary(bytes);
            case NATIVE -> takeNative(sample.path(), bytes);
            default -> takeNational(sample.path(), bytes);
        }
    }

    /** Notes the code in an answer. */
    void noteCodeIn(final String answer) {
        final int at = answer.indexOf(CODE);
        if (at >= 0) {
            final String number = answer.substring(at + CODE.length(), at + CODE.length() + CODE_LENGTH);
            note(ResultCode.of(Integer.parseInt(number)));
        }
    }

    private void takeBinary(final byte[] bytes) {
        if (bytes.length < FrameDescriptor.MESSAGE_LENGTH_MIN) {
            note(ResultCode.FRAME_TOO_SHORT);
        } else if (bytes.length <= FrameDescriptor.MESSAGE_LENGTH_MAX) {
            message.putBytes(0, bytes);
            offer(bytes.length);
        }
    }

    private void takeNative(final String path, final byte[] bytes) {
        final JsonRoute route = routes.get(path);
        final Fault fault = route.reader().read(bytes, 0, bytes.length, 0, message, 0);
        if (fault != null) {
            note(fault.code());
        } else {
            offer(route.reader().encodedLength());
        }
    }

    private void takeNational(final String path, final byte[] bytes) {
        final NationalExchange exchange =
                nationalDoor.open(NationalArrival.of(CallerIdentity.ANYONE, path, name -> "", bytes));
        if (exchange.isForDesk() && nationalDoor.askDesk(exchange, answer -> {})) {
            throw new AssertionError("expected no desk");
        }
        if (!exchange.isToBeAsked()) {
            noteAnswer(nationalDoor.close(exchange));
            nationalDoor.release(exchange);
            return;
        }
        message.putBytes(0, nationalDoor.message(), 0, exchange.messageLength());
        final int length = offer(exchange.messageLength());
        if (length > 0) {
            noteAnswer(nationalDoor.close(exchange, json.byteArray(), length));
        }
        nationalDoor.release(exchange);
    }

    private void noteAnswer(final int length) {
        noteCodeIn(new String(nationalDoor.answer(), 0, length, StandardCharsets.UTF_8));
    }

    /** Checks and executes what stands in the buffer; tells the length of the answer in JSON, if there is one. */
    private int offer(final int length) {
        final Fault fault = checker.check(message, 0, length);
        if (fault != null) {
            note(fault.code());
            return 0;
        }
        executed++;
        if (header.wrap(message, 0).templateId() == QueryRequestDecoder.TEMPLATE_ID) {
            return 0;
        }
        view.wrap(message, 0, length);
        final Outcome outcome = machine.execute(view);
        return switch (outcome.kind()) {
            case EXECUTED, QUOTED, DECLINED -> writer.write(outcome.reply(), 0, json, 0);
            default -> 0;
        };
    }

    private void note(final ResultCode code) {
        if (code == null || code == ResultCode.DONE || code == ResultCode.INTERNAL) {
            throw new AssertionError("expected a code of the catalogue, found " + code);
        }
        codes.add(code);
    }
}
