package io.yidi.gateway.national.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.yidi.gateway.national.signature.SignatureConfiguration.Area;
import io.yidi.gateway.national.signature.SignatureConfiguration.CallerKey;
import io.yidi.protocol.ResultCode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form of signatures: a good one is taken; a wrong, a missing, an old one has its own code. */
class SignatureTableTest {

    private static final String HOSPITAL = "H13010012345";
    private static final String SECRET = "a secret of some length";
    private static final long NOW_MS = 1_700_000_000_000L;
    private static final Sm2Key KEY = new Sm2Key(new BigInteger("1234567890abcdef1234567890abcdef", 16));
    private static final String INPUT = "{\"data\":{\"psn_name\":\"张三\",\"amt\":1.50}}";

    private final Map<String, String> members =
            new HashMap<>(Map.of("infno", "2207", "msgid", "M1", "opter_name", "收费员", "dev_no", "", "input", INPUT));
    private final Map<String, String> headers = new HashMap<>();

    /** GM/T 0003.5-2012, appendix A. */
    @Test
    void shouldVerifyTheSignatureOfTheStandard() {
        final String publicKey = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
                + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
        members.put("input", "message digest");
        members.put(
                "cainfo",
                "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
                        + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA");
        assertNull(check(SignatureForm.SM2_INPUT, key(publicKey, Sm2Key.USER_ID)));
        members.put("input", "message digest.");
        assertEquals(ResultCode.SIGNATURE_WRONG, check(SignatureForm.SM2_INPUT, key(publicKey, Sm2Key.USER_ID)));
    }

    @Test
    void shouldReadEverySpellingOfASignature() {
        final CallerKey key = key(KEY.publicKey(), "client-7");
        members.put("cainfo", KEY.signAsDer(INPUT, "client-7"));
        assertNull(check(SignatureForm.SM2_INPUT, key));
        for (final String signature : List.of(KEY.sign(INPUT), KEY.signInHex(INPUT))) {
            members.put("cainfo", signature);
            assertNull(check(SignatureForm.SM2_INPUT, key(KEY.publicKey(), Sm2Key.USER_ID)));
            assertEquals(ResultCode.SIGNATURE_WRONG, check(SignatureForm.SM2_INPUT, key), "another user id");
        }
    }

    @ParameterizedTest
    @CsvSource({"x", "AAAA", "00", "MOCK", "MAYCAQECAQE=", "MAYCAQACAQA="})
    void shouldRefuseWhatIsNoSignature(final String text) {
        members.put("cainfo", text);
        assertEquals(ResultCode.SIGNATURE_WRONG, check(SignatureForm.SM2_INPUT, key(KEY.publicKey(), "u")));
    }

    @Test
    void shouldCheckTheFieldsBesideTheInput() {
        members.put("cainfo", KEY.signInHex("dev_no=&infno=2207&msgid=M1&opter_name=收费员"));
        assertNull(check(SignatureForm.SM2_ENVELOPE, key(KEY.publicKey(), Sm2Key.USER_ID)));
        members.put("msgid", "M2");
        assertEquals(
                ResultCode.SIGNATURE_WRONG, check(SignatureForm.SM2_ENVELOPE, key(KEY.publicKey(), Sm2Key.USER_ID)));
    }

    @Test
    void shouldCheckAllFieldsAndTheSecret() {
        final String signed = "infno=2207&input=" + INPUT + "&msgid=M1&opter_name=收费员&key=" + SECRET;
        members.put("encData", "not looked at");
        members.put("signData", KEY.sign(signed));
        assertNull(table(SignatureForm.SM2_SORTED, true, key(KEY.publicKey(), Sm2Key.USER_ID))
                .check(HOSPITAL, members, this::header, "", NOW_MS));
        assertEquals(
                ResultCode.SIGNATURE_WRONG,
                check(SignatureForm.SM2_SORTED, key(KEY.publicKey(), Sm2Key.USER_ID)),
                "where empty fields are kept, the text is another");
    }

    @Test
    void shouldCheckHeadersUnderASecret() {
        headers.putAll(Map.of("_api_name", "2207", "_api_version", "1.0.0", "_api_timestamp", "1700000000000"));
        headers.put("_api_access_key", "AK");
        headers.put(
                "_api_signature",
                hmac("_api_access_key=AK&_api_name=2207&_api_timestamp=1700000000000" + "&_api_version=1.0.0"));
        final CallerKey key = key("", "");
        assertNull(check(SignatureForm.HMAC_SHA1, key));
        assertEquals(
                ResultCode.SIGNATURE_STALE,
                table(SignatureForm.HMAC_SHA1, false, key)
                        .check(HOSPITAL, members, this::header, "", NOW_MS + 300_001));
        assertEquals(
                ResultCode.SIGNATURE_STALE,
                table(SignatureForm.HMAC_SHA1, false, key)
                        .check(HOSPITAL, members, this::header, "", NOW_MS - 300_001));
        headers.put("_api_name", "2208");
        assertEquals(ResultCode.SIGNATURE_WRONG, check(SignatureForm.HMAC_SHA1, key));
        headers.put("_api_name", "2207");
        headers.put("_api_access_key", "another");
        assertEquals(ResultCode.SIGNATURE_WRONG, check(SignatureForm.HMAC_SHA1, key));
    }

    @Test
    void shouldCheckAHashOverASecret() {
        final String time = "1700000000";
        headers.put("x-tif-paasid", "AK");
        headers.put("x-tif-timestamp", time);
        headers.put("x-tif-nonce", "n0nce");
        headers.put("x-tif-signature", HexFormat.of().formatHex(SecretHash.sha256(time + SECRET + "n0nce" + time)));
        assertNull(check(SignatureForm.X_TIF, key("", "")));
        headers.put("x-tif-nonce", "other");
        assertEquals(ResultCode.SIGNATURE_WRONG, check(SignatureForm.X_TIF, key("", "")));
    }

    @Test
    void shouldTakeATokenUntilItExpiresFromWhomItWasGivenTo() {
        final SignatureTable table = table(SignatureForm.TOKEN, false, key("", ""));
        final TokenDesk desk = new TokenDesk(table);
        final byte[] form = bytes("grant_type=password&scope=all&username=u%20ser&password=p%26w");
        final String token = desk.token(basic("AK", SECRET), form, "cert-1", NOW_MS);
        assertFalse(token.isEmpty());
        headers.put("authorization", "Bearer " + token);
        assertNull(table.check(HOSPITAL, members, this::header, "cert-1", NOW_MS));
        assertEquals(ResultCode.TOKEN_NOT_VALID, table.check(HOSPITAL, members, this::header, "cert-2", NOW_MS));
        assertNull(table.check(HOSPITAL, members, this::header, "cert-1", NOW_MS + 43_199_000));
        assertEquals(
                ResultCode.TOKEN_NOT_VALID,
                table.check(HOSPITAL, members, this::header, "cert-1", NOW_MS + 43_200_000));
        headers.put("authorization", "Bearer " + token.replace("1700043200", "1800043200"));
        assertEquals(ResultCode.TOKEN_NOT_VALID, table.check(HOSPITAL, members, this::header, "cert-1", NOW_MS));

        assertEquals("", desk.token(basic("AK", "wrong"), form, "", NOW_MS));
        assertEquals("", desk.token(basic("other", SECRET), form, "", NOW_MS));
        assertEquals("", desk.token(basic("AK", SECRET), bytes("username=u ser"), "", NOW_MS));
        assertEquals("", desk.token("Basic %%%", form, "", NOW_MS));
        assertEquals("", desk.token("", form, "", NOW_MS));
    }

    @ParameterizedTest
    @CsvSource({
        "SM2_INPUT, SIGNATURE_MISSING",
        "SM2_ENVELOPE, SIGNATURE_MISSING",
        "SM2_SORTED, SIGNATURE_MISSING",
        "HMAC_SHA1, SIGNATURE_MISSING",
        "X_TIF, SIGNATURE_MISSING",
        "TOKEN, TOKEN_NOT_VALID"
    })
    void shouldTellAMissingSignatureAndAMissingKeyApart(final SignatureForm form, final ResultCode missing) {
        assertEquals(missing, check(form, key(KEY.publicKey(), "")));
        members.put("cainfo", "AAAA");
        headers.putAll(Map.of("_api_signature", "x", "x-tif-signature", "x", "authorization", "bearer x"));
        final CallerKey other = new CallerKey("H2", KEY.publicKey(), "", SECRET, "AK", "", "");
        assertEquals(ResultCode.SIGNATURE_KEY_UNKNOWN, check(form, other));
    }

    /** The message does not choose its area: the institution's code does. */
    @Test
    void shouldAskByTheSmallestAreaOfTheInstitution() {
        final SignatureTable table = new SignatureTable(new SignatureConfiguration(
                List.of(
                        new Area("13", SignatureForm.SM2_INPUT, false),
                        new Area("1302", SignatureForm.OFF, false),
                        new Area("130201", SignatureForm.TOKEN, false)),
                List.of()));
        assertTrue(table.isAskedOf("H13010000001"));
        assertFalse(table.isAskedOf("H13020200001"));
        assertTrue(table.isAskedOf("H13020100001"));
        assertFalse(table.isAskedOf("H11010000001"));
        assertFalse(table.isAskedOf("CLINIC"), "no area in its code, and none asks everybody");
        final SignatureTable all = new SignatureTable(
                new SignatureConfiguration(List.of(new Area("", SignatureForm.TOKEN, false)), List.of()));
        assertTrue(all.isAskedOf("CLINIC"));
    }

    @Test
    void shouldReadAreasAndKeysFromFiles(@TempDir final Path folder) throws Exception {
        final SignatureFileReader reader = new SignatureFileReader();
        reader.read(Files.writeString(
                folder.resolve("keys.jsonl"),
                "{\"record\":\"area\",\"mdtrtarea_admvs\":\"130000\",\"form\":\"sm2-sorted\","
                        + "\"empty\":\"left-out\"}\n\n"
                        + "{\"record\":\"key\",\"fixmedins_code\":\"" + HOSPITAL + "\",\"public_key\":\""
                        + KEY.publicKey() + "\"}\n"));
        assertEquals(List.of(), reader.faults());
        assertEquals(
                List.of(new Area("13", SignatureForm.SM2_SORTED, true)),
                reader.configuration().areas());
        assertEquals(
                key(KEY.publicKey(), Sm2Key.USER_ID).publicKey(),
                reader.configuration().keys().get(0).publicKey());
        assertEquals(Sm2Key.USER_ID, reader.configuration().keys().get(0).userId());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'record':'area','mdtrtarea_admvs':'13','form':'off'} | mdtrtarea_admvs: expected six digits",
                "{'record':'area','mdtrtarea_admvs':'130000','form':'md5'} | form: expected one of [off, sm2-input",
                "{'record':'area','mdtrtarea_admvs':'130000','form':'off','empty':'x'} | empty: expected kept or",
                "{'record':'key','fixmedins_code':'?'} | fixmedins_code: expected an institution code",
                "{'record':'key','fixmedins_code':'H1','public_key':'04'} | public_key: expected a point of SM2",
                "{'record':'key','fixmedins_code':'H1','secrte':'x'} | expected only [access_key,",
                "{'record':'other'} | expected a record area or key",
                "{ | expected a JSON object",
            })
    void shouldNameWhatIsWrongWithALineButNotWhatItHolds(
            final String line, final String fault, @TempDir final Path folder) throws Exception {
        final SignatureFileReader reader = new SignatureFileReader();
        reader.read(Files.writeString(folder.resolve("keys.jsonl"), line.replace('\'', '"')));
        assertEquals(1, reader.faults().size());
        assertTrue(reader.faults().get(0).contains("keys.jsonl line 1: " + fault), reader.faults()::toString);
    }

    private ResultCode check(final SignatureForm form, final CallerKey key) {
        return table(form, false, key).check(HOSPITAL, members, this::header, "", NOW_MS);
    }

    private static SignatureTable table(final SignatureForm form, final boolean leavesOutEmpty, final CallerKey key) {
        return new SignatureTable(
                new SignatureConfiguration(List.of(new Area("13", form, leavesOutEmpty)), List.of(key)));
    }

    private static CallerKey key(final String publicKey, final String userId) {
        return new CallerKey(HOSPITAL, publicKey, userId, SECRET, "AK", "u ser", "p&w");
    }

    private String header(final String name) {
        return headers.getOrDefault(name, "");
    }

    private static String hmac(final String text) {
        return Base64.getEncoder().encodeToString(SecretHash.hmac("HmacSHA1", SECRET, text));
    }

    private static String basic(final String client, final String secret) {
        return "Basic " + Base64.getEncoder().encodeToString(bytes(client + ':' + secret));
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
