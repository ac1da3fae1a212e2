package io.yidi.load.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.yidi.load.bill.Bill;
import io.yidi.load.bill.BillGenerator;
import io.yidi.load.his.HisSession;
import io.yidi.load.his.Hospital;
import io.yidi.load.his.NationalAnswer;
import io.yidi.load.his.NationalEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** 计数查询: asks a gateway by the national interface, 5206 for what has come together and 1101 for the balance. */
final class CounterQuery implements CounterSource {

    private static final String PATH = "/fsi/api";
    private static final int FEN_DIGITS = 2;

    private final NationalEndpoint endpoint;
    private final AtomicInteger serials = new AtomicInteger();

    CounterQuery(final InetSocketAddress address, final int timeoutMs) {
        this.endpoint = new NationalEndpoint(
                URI.create("http://" + address.getHostString() + ":" + address.getPort() + PATH), timeoutMs);
    }

    /** Asks for the year by its last month; it is a calendar year in both places. */
    @Override
    public Accumulation accumulated(final String personNo, final int benefitYear) throws IOException {
        final Accumulation accumulation = new Accumulation();
        final String input =
                String.format(Locale.ROOT, "{'data':{'psn_no':'%s','cum_ym':'%d12'}}", personNo, benefitYear);
        for (final JsonNode row : done(personNo, "5206", input).path("cuminfo")) {
            final String code = row.path("cum_type_code").asText();
            accumulation.add(code, scaled(row.path("cum"), code.equals(Accumulation.STAYS) ? 0 : FEN_DIGITS));
        }
        return accumulation;
    }

    @Override
    public long balanceFen(final String personNo) throws IOException {
        final String input = "{'data':{'mdtrt_cert_type':'01','mdtrt_cert_no':'" + personNo + "'}}";
        final JsonNode insured = done(personNo, "1101", input).path("insuinfo");
        if (insured.size() != 1) {
            throw new IOException("expected one insurance of " + personNo + ", found " + insured);
        }
        return scaled(insured.get(0).path("balc"), FEN_DIGITS);
    }

    private JsonNode done(final String personNo, final String infno, final String input) throws IOException {
        final Hospital asking = new Hospital(
                BillGenerator.institutionCode(0),
                Bill.CARE_PLACE,
                Bill.HOSPITAL_LEVEL,
                personNo,
                Integer.toString(Bill.INSURANCE_TYPE),
                StayPlan.of(personNo).insuredPlace());
        try (HisSession session = new HisSession(
                endpoint, asking, () -> LocalDateTime.now(ZoneOffset.ofHours(8)), serials::getAndIncrement)) {
            final NationalAnswer answer = session.call(infno, input);
            if (!answer.isDone()) {
                throw new IOException("expected " + infno + " of " + personNo + " to be answered, found status "
                        + answer.status() + ' ' + answer.error());
            }
            return answer.output();
        }
    }

    private static long scaled(final JsonNode number, final int digits) {
        return number.decimalValue().movePointRight(digits).longValueExact();
    }
}
