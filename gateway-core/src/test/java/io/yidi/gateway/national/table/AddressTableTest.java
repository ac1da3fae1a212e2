package io.yidi.gateway.national.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses as clients build them, with the spellings that they have. */
class AddressTableTest {

    private static final int CATALOGUE_FIRST = 1301;
    private static final int CATALOGUE_LAST = 1319;

    private final AddressTable addresses = AddressTable.load();
    private final TransactionTable transactions = TransactionTable.load();

    @ParameterizedTest
    @CsvSource({
        "1101,  fsiPsnInfoService/queryPsnInfo",
        "1201,  fsiFixMedInsService/queryFixMedIns",
        "1312,  catalogqueryservice/queryHilist",
        "2001,  fsiPsnPriorityInfoService/queryPsnPriorityInfo",
        "2201,  outpatientDocInfoService/outpatientRregistration",
        "2202,  outpatientDocInfoService/outpatientRegistrationCancel",
        "2203,  outpatientDocInfoService/outpatientMdtrtinfoUp",
        "2203A, outpatientDocInfoService/outpatientMdtrtinfoUpA",
        "2204,  outpatientDocInfoService/outpatientFeeListUp",
        "2205,  outpatientDocInfoService/outpatientFeeListUpCancel",
        "2206,  outpatientSettleService/preSettletment",
        "2206,  outpatientSettleService/preSettletmentA",
        "2207,  outpatientSettleService/saveSettletmentV2",
        "2207A, outpatientSettleService/saveSettletment",
        "2207A, outpatientSettleService/saveSettletmentA",
        "2208,  outpatientSettleService/cancleSettletment",
        "2301,  hospFeeDtlService/feeDtlUp",
        "2302,  hospFeeDtlService/feeDtlCl",
        "2303,  hospSettService/preSett",
        "2304,  hospSettService/settV2",
        "2305,  hospSettService/settCl",
        "2401,  hospitalRegisterService/hospitalRegisterSave",
        "2402,  dscgService/dischargeProcess",
        "2403,  hospitalRegisterService/hospitalRegisterEdit",
        "2404,  hospitalRegisterService/hospitalRegisterCancel",
        "2405,  dscgService/dischargeUndo",
        "2601,  reverseService/revsMethod",
        "3201,  ybSettlementStmtService/stmtTotal",
        "3202,  ybSettlementStmtService/stmtDetail",
        "3211,  fsiextend/medinsmonsettlement/medinsDaySetlReconciliation",
        "3212,  fsiextend/medinsmonsettlement/qMedinsDaySetlResult",
        "4101,  medinfoupload/setllistinfoupld",
        "5203,  fsiIntegratedQueryService/querySetlInfo",
        "5204,  fsiIntegratedQueryService/queryFeeList",
        "5301,  fsiIntegratedQueryService/queryPsnOpspReg",
        "5303,  fsiIntegratedQueryService/queryInhospInfo",
        "9001,  signInSignOutService/signIn",
        "9101,  fileupload/upload",
        "9102,  fileupload/download",
    })
    void shouldNameTheTransactionOfEveryServiceAndMethod(final String infno, final String method) {
        assertEquals(infno, addresses.infnoOf("/ebus/rio_fsi/fsi/api/" + method));
        assertNotNull(transactions.find(infno), "a number that the door knows");
    }

    @Test
    void shouldNameEveryCatalogueByItsMethod() {
        for (int infno = CATALOGUE_FIRST; infno <= CATALOGUE_LAST; infno++) {
            if (infno != 1312) {
                assertEquals(
                        Integer.toString(infno), addresses.infnoOf("/fsi/api/catalogdownservice/downCatalog" + infno));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/ebus/gdyb_api/prd/hsa/hgs/2207, 2207",
        "/ebus/gdyb_inf/poc/hsa/hgs/2207/, 2207",
        "/2203A, 2203A",
        "/13203, 13203",
        "/mbs/fmi/fsi/api/callFsiService/callService, ''",
        "/, ''",
        "/220, ''",
        "/hgs/220712, ''",
    })
    void shouldTakeANumberAtTheEndOfAnAddress(final String path, final String infno) {
        assertEquals(infno, addresses.infnoOf(path));
    }
}
