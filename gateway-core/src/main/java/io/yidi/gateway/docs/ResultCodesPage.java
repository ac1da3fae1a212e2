package io.yidi.gateway.docs;

import io.yidi.protocol.ResultCode;
import io.yidi.protocol.ResultTexts;
import java.nio.charset.StandardCharsets;

/** 结果代码页: every result code with what a reply says of it, in both languages, from the texts of the replies. */
final class ResultCodesPage {

    private final ResultTexts zh;
    private final ResultTexts en;
    private final StringBuilder page = new StringBuilder();

    ResultCodesPage(final ResultTexts zh, final ResultTexts en) {
        this.zh = zh;
        this.en = en;
    }

    /** The page, UTF-8. */
    byte[] html() {
        page.append("""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <title>结果代码 Result codes</title>
            <link rel="icon" href="/docs/icon.png">
            <link rel="stylesheet" href="/docs/docs.css">
            </head>
            <body>
            <nav><a href="/docs">本地 JSON native</a> <a href="/docs/national.html">国家接口 national</a>
            <a href="/docs/result-codes.html" class="here">结果代码 result codes</a></nav>
            <main>
            <h1>结果代码 Result codes</h1>
            <p>MALFORMED：未处理，更正后可用同一 msgid 重发。REFUSED：不予办理，更正后换新 msgid。
            CONFLICT：该 msgid 已用于其他内容。BUSY：稍后用同一 msgid 重发。</p>
            <p>MALFORMED: not executed, correct and send again. REFUSED: correct the cause, send with a new msgid.
            CONFLICT: the msgid was used with other content. BUSY: send the same again later.</p>
            <table>
            <thead><tr><th>代码 code</th><th>说明 what</th><th>原因 why</th><th>处理 what to do</th></tr></thead>
            <tbody>
            """);
        for (final ResultCode code : ResultCode.values()) {
            row(code);
        }
        page.append("</tbody>\n</table>\n</main>\n</body>\n</html>\n");
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void row(final ResultCode code) {
        page.append("<tr id=\"").append(code.label()).append("\"><td>");
        page.append("<a href=\"#")
                .append(code.label())
                .append("\">")
                .append(code.label())
                .append("</a> ");
        page.append(code.resultClass()).append(' ').append(code.requirement());
        cell(zh.text(code), en.text(code));
        cell(zh.cause(code), en.cause(code));
        cell(zh.cure(code), en.cure(code));
        page.append("</td></tr>\n");
    }

    private void cell(final String chinese, final String english) {
        page.append("</td><td>").append(escaped(chinese));
        page.append("<br><span lang=\"en\">").append(escaped(english)).append("</span>");
    }

    private static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
