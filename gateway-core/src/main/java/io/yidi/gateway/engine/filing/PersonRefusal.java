package io.yidi.gateway.engine.filing;

import io.yidi.gateway.engine.state.PersonTable;
import io.yidi.protocol.ResultCode;

/** 待遇状态: row 3 of the decision: whether the person may be settled for at all (NAT-10b, NAT-28). */
final class PersonRefusal {

    private PersonRefusal() {}

    /**
     * Looks at the person on the day of settlement.
     *
     * @return {@link ResultCode#DONE}, or the refusal
     */
    static ResultCode of(final Visit visit, final PersonTable persons, final int person) {
        if (persons.isSuspended(person, visit.settledEpochDay)) {
            return ResultCode.PERSON_SUSPENDED;
        }
        return switch (persons.benefit(person, visit.settledEpochDay)) {
            case NORMAL -> ResultCode.DONE;
            case PAUSED -> ResultCode.BENEFIT_PAUSED;
            case TERMINATED -> ResultCode.BENEFIT_TERMINATED;
        };
    }
}
