import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 第一笔结算，然后原样重发。The first settled bill over native JSON, then a retry that gets the same answer.
 * Java 8 or later, no library: {@code javac Settle.java && java Settle [http://127.0.0.1:8080]}.
 */
public final class Settle {

    private static final String INSTITUTION = "H11010000002";

    public static void main(final String[] arguments) throws IOException {
        final String gateway = arguments.length > 0 ? arguments[0] : "http://127.0.0.1:8080";
        // The key of the bill. Make it and store it with the bill before anything is sent.
        final String msgId = INSTITUTION + new SimpleDateFormat("yyyyMMddHHmmss").format(new Date()) + "0004";
        final String bill = bill(msgId, new SimpleDateFormat("yyyy-MM-dd HH:mm:ss").format(new Date()));

        final String first = send(gateway, bill, 3);
        if (!"SETTLED".equals(field(first, "result"))) {
            throw new IOException("not settled: " + first);
        }
        System.out.println("settled setl_id=" + field(first, "setl_id") + " total=" + field(first, "medfee_sumamt")
                + " fund=" + field(first, "fund_pay_sumamt") + " person=" + field(first, "psn_part_amt"));

        final String again = send(gateway, bill, 3);
        if (!"1".equals(field(again, "repeat")) || !again.replaceFirst("(\"repeat\":)\"1\"", "$1\"0\"").equals(first)) {
            throw new IOException("expected the same answer, found " + again);
        }
        System.out.println("retried: same answer");
    }

    private static String bill(final String msgId, final String time) {
        return ("{'inf_time':'" + time + "','fixmedins_code':'" + INSTITUTION + "','infno':'2304','msgid':'" + msgId
                + "','psn_no':'P0000000011','insutype':'310','insuplc_admdvs':'410800','mdtrtarea_admvs':'110100',"
                + "'hosp_lv':'2','med_type':'21','mdtrt_cert_type':'01','mdtrt_cert_no':'EV-P0000000011',"
                + "'begndate':'2025-08-01','enddate':'2025-08-08','diag_code':'K35.800','medfee_sumamt':'3600.00',"
                + "'chrgitm':[{'med_chrgitm_type':'01','amt':'600.00','inscp_scp_amt':'600.00','preselfpay_amt':'0.00',"
                + "'overlmt_selfpay':'0.00','fulamt_ownpay_amt':'0.00'},{'med_chrgitm_type':'09','amt':'3000.00',"
                + "'inscp_scp_amt':'2400.00','preselfpay_amt':'300.00','overlmt_selfpay':'100.00',"
                + "'fulamt_ownpay_amt':'200.00'}]}").replace('\'', '"');
    }

    /** No answer says nothing about the bill: sends the same again. A status of 4xx carries an answer, too. */
    private static String send(final String gateway, final String body, final int attempts) throws IOException {
        try {
            final HttpURLConnection http = (HttpURLConnection) new URL(gateway + "/v1/settlements").openConnection();
            http.setConnectTimeout(5_000);
            http.setReadTimeout(10_000);
            http.setDoOutput(true);
            http.setRequestProperty("Content-Type", "application/json; charset=UTF-8");
            http.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            final InputStream in = http.getResponseCode() < 400 ? http.getInputStream() : http.getErrorStream();
            final ByteArrayOutputStream answer = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                answer.write(next);
            }
            return answer.toString("UTF-8");
        } catch (final IOException lost) {
            if (attempts == 1) {
                throw lost;
            }
            return send(gateway, body, attempts - 1);
        }
    }

    private static String field(final String json, final String name) {
        final Matcher found = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(json);
        return found.find() ? found.group(1) : "";
    }
}
