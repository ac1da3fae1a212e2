package io.yidi.gateway.launcher.live;

import io.yidi.gateway.national.person.SettledCare;
import io.yidi.gateway.national.person.SettledCareSource;
import io.yidi.gateway.policy.plane.BenefitContext;
import io.yidi.gateway.record.sbe.MessageHeaderDecoder;
import io.yidi.gateway.record.sbe.SettledCareDecoder;
import io.yidi.gateway.transport.GatewayTransport;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/** 运行中结算就诊查询: brings the question whose settlement it was to the core thread, unrecorded. The event loop alone asks. */
public final class LiveSettledCares implements SettledCareSource {

    private static final long ANSWER_SECONDS = 10;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SettledCareDecoder care = new SettledCareDecoder();
    private final GatewayTransport transport;

    /**
     * Prepares.
     *
     * @param transport brings inquiries to the core thread
     */
    public LiveSettledCares(final GatewayTransport transport) {
        this.transport = transport;
    }

    @Override
    public CompletableFuture<SettledCare> care(final String institution, final String settlementId) {
        final long id = Long.parseLong(settlementId);
        return new ControlCommand((writer, target) -> writer.askSettledCare(target, institution, id))
                .send(transport)
                .thenApply(this::read)
                .orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private SettledCare read(final DirectBuffer answer) {
        care.wrapAndApplyHeader(answer, 0, header);
        final boolean isPersonKnown = care.status() != 0;
        final boolean isCivilServant = (care.personFlags() & BenefitContext.CIVIL_SERVANT) != 0;
        return new SettledCare(
                number(care.encounterId()),
                number(care.insuranceType()),
                number(care.status()),
                isPersonKnown ? isCivilServant ? "1" : "0" : "",
                isPersonKnown ? Short.toString(care.ageYears()) : "",
                care.medicalType(),
                day(care.firstDay()),
                day(care.lastDay()));
    }

    private static String number(final long value) {
        return value == 0 ? "" : Long.toString(value);
    }

    private static String day(final int epochDay) {
        return epochDay == Integer.MIN_VALUE
                ? ""
                : LocalDate.ofEpochDay(epochDay).toString();
    }
}
