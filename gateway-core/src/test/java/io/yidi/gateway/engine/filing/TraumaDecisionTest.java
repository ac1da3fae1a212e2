package io.yidi.gateway.engine.filing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.yidi.gateway.policy.plane.CareRule;
import io.yidi.protocol.ResultCode;
import io.yidi.protocol.code.VoucherType;
import java.util.EnumSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraumaDecisionTest {

    @ParameterizedTest(
            name = "{0}, declaration needed {1}; trauma {2}, third party {3}, declared {4}: {5}, in full {6}")
    @DisplayName("BJ-28a, BJ-28b, BJ-N1.4c, BJ-F11a, TJ-3.2a, TJ-3.2b, JZ-2.3: what the care place lays down")
    @CsvSource({
        "MAY,  true,  false, false, false, DONE,                DONE",
        "MAY,  true,  true,  false, false, TRAUMA_NOT_DECLARED, DONE",
        "MAY,  true,  true,  false, true,  DONE,                DONE",
        "MAY,  true,  true,  true,  false, THIRD_PARTY_LIABLE,  DONE",
        "MAY,  false, true,  false, false, DONE,                DONE",
        "MUST, true,  true,  false, true,  DONE,                TRAUMA_TO_BE_SETTLED",
        "MUST, true,  true,  false, false, TRAUMA_NOT_DECLARED, DONE",
        "MUST, true,  true,  true,  false, THIRD_PARTY_LIABLE,  DONE",
        "MUST, true,  false, false, false, DONE,                DONE",
        "NOT,  false, true,  false, true,  TRAUMA_NOT_SETTLED,  DONE",
        "NOT,  false, false, false, false, DONE,                DONE"
    })
    void shouldDecideByFlagsDeclarationAndCarePlace(
            final CareRule.Trauma trauma,
            final boolean needsDeclaration,
            final boolean isTrauma,
            final boolean thirdParty,
            final boolean declared,
            final ResultCode directly,
            final ResultCode inFull) {
        final Visit visit = new Visit();
        visit.careRule = new CareRule("11", 0, 1, EnumSet.allOf(VoucherType.class), trauma, needsDeclaration);
        visit.trauma = isTrauma;
        visit.thirdPartyLiable = thirdParty;
        visit.declared = declared;

        assertEquals(directly, TraumaDecision.decide(visit));
        assertEquals(inFull, TraumaDecision.decideFullPay(visit));
    }
}
