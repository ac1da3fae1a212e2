package io.yidi.gateway.national.person;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yidi.gateway.national.desk.DeskAnswer;
import io.yidi.gateway.national.desk.DeskHandler;
import io.yidi.gateway.national.message.NationalRequest;
import io.yidi.gateway.national.person.PersonSource.Insurance;
import io.yidi.gateway.national.table.InputNodes;
import io.yidi.gateway.national.table.InputNodes.InputFaultException;
import io.yidi.protocol.ResultCode;

/**
 * 待遇检查 (2001): whether the basic fund may be used today: benefits run, and direct settlement is not suspended. Filing,
 * place and bill are looked at when a bill is settled, or quoted.
 */
final class BenefitHandler implements DeskHandler {

    private static final String RESIDENTS = "390";
    private static final String NORMAL = "1";

    private final PersonSource persons;

    BenefitHandler(final PersonSource persons) {
        this.persons = persons;
    }

    @Override
    public DeskAnswer answer(final NationalRequest request) throws InputFaultException {
        final InputNodes.Row asked = request.inputRow();
        final String insuranceType = asked.text("insutype");
        final Insurance insurance = persons.insurances(asked.text("psn_no")).stream()
                .filter(held -> held.insuranceType().equals(insuranceType))
                .findFirst()
                .orElseThrow(() -> asked.fault(ResultCode.PERSON_UNKNOWN, "psn_no", ""));
        final String obstacle = obstacle(insurance);
        final ObjectNode reply = JsonNodeFactory.instance.objectNode();
        reply.withArray("trtinfo")
                .addObject()
                .put("fund_pay_type", insuranceType.equals(RESIDENTS) ? "390100" : "310100")
                .put("trt_enjymnt_flag", obstacle.isEmpty() ? "1" : "0")
                .put("begndate", insurance.asOf().toString())
                .put("trt_chk_rslt", obstacle);
        return DeskAnswer.of(reply);
    }

    private static String obstacle(final Insurance insurance) {
        if (!insurance.benefit().equals(NORMAL)) {
            return insurance.benefit().equals("2") ? "待遇暂停" : "待遇终止";
        }
        return insurance.isSuspended() ? "已暂停直接结算" : "";
    }
}
