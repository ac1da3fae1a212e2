package io.yidi.gateway.launcher.live;

import io.yidi.gateway.national.person.InsuranceSource;
import io.yidi.gateway.national.person.OwnInsurance;
import io.yidi.gateway.transport.GatewayTransport;
import java.util.concurrent.CompletableFuture;

/** 运行中险种查询: brings the question how a person is insured to the core thread, unrecorded. The event loop alone asks. */
public final class LiveInsurances implements InsuranceSource {

    private final InsuranceReader reader = new InsuranceReader();
    private final GatewayTransport transport;

    /**
     * Prepares.
     *
     * @param transport brings inquiries to the core thread
     */
    public LiveInsurances(final GatewayTransport transport) {
        this.transport = transport;
    }

    @Override
    public CompletableFuture<String> insuranceType(final String personNo, final String insuredPlace) {
        if (!InsuranceReader.isNumber(personNo)) {
            return CompletableFuture.completedFuture("");
        }
        return InsuranceReader.question(personNo)
                .send(transport)
                .thenApply(answer -> OwnInsurance.of(reader.read(answer), insuredPlace));
    }
}
