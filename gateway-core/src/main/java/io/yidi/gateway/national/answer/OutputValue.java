package io.yidi.gateway.national.answer;

import io.yidi.gateway.national.document.DocumentIndex;
import io.yidi.gateway.national.document.TextBuffer;
import io.yidi.gateway.national.place.NationalConfiguration.PersonCard;
import io.yidi.gateway.national.place.PlaceTable;
import io.yidi.protocol.code.ClearingKind;

/**
 * 取值: what the value column of an answer's field says, made ready.
 *
 * <pre>
 *   reply.x          field of the native reply           in.x     field of the request
 *   row.x            field of the row in the reply       env.x    field beside the request's input
 *   line.x           field of the line of the request    =x       always x; after another value, if that is empty
 *   funds 3101 3901  sum of the funds whose codes begin so; "rest": of all that no other field takes
 *   asked.x          field of the native request         filing_serial  names a filing for its withdrawal
 *   refunded         0 while in force, else 1            clr_type       by the number of what was settled
 *   message_id       number of the answer                now      time of the answer
 *   card.x           what files say of the person        hosp_lv  level of the institution, from files
 *   settled.x        what was recorded with a settlement that a query shows, beside its reply
 *   benefit_year     the last one a settlement counts in a/b      a, or b if that is empty
 * </pre>
 *
 * <p>An empty text stands for {@code null}.
 */
@FunctionalInterface
interface OutputValue {

    /** Appends the value. */
    void write(OutputScope scope, TextBuffer text);

    static OutputValue parse(final String text, final PlaceTable places) {
        if (text.isEmpty()) {
            return (scope, target) -> {};
        }
        if (text.startsWith("=")) {
            return constant(text.substring(1));
        }
        if (text.startsWith("funds ")) {
            return FundRows.sumOf(text.substring("funds ".length()));
        }
        final int alternative = text.indexOf('/');
        if (alternative >= 0) {
            return firstOf(
                    parse(text.substring(0, alternative), places), parse(text.substring(alternative + 1), places));
        }
        final int end = text.indexOf('=');
        if (end >= 0) {
            return firstOf(parse(text.substring(0, end), places), constant(text.substring(end + 1)));
        }
        final int dot = text.indexOf('.');
        return source(dot < 0 ? text : text.substring(0, dot), text.substring(dot + 1), places);
    }

    private static OutputValue source(final String source, final String name, final PlaceTable places) {
        return switch (source) {
            case "reply" -> (scope, text) -> text.append(scope.text(scope.reply(), name));
            case "settled" -> (scope, text) -> text.append(scope.text(scope.whole(), name));
            case "asked" -> (scope, text) -> text.append(scope.request().nativeText(name));
            case "row" -> (scope, text) -> text.append(scope.text(scope.row(), name));
            case "line" -> (scope, text) -> text.append(scope.lineText(name));
            case "in" -> (scope, text) -> text.append(scope.request().inputText(name));
            case "env" -> (scope, text) -> text.append(scope.request().envelopeText(name));
            case "filing_serial" -> FilingSerial::write;
            case "refunded" -> (scope, text) -> text.append(scope.isInForce() ? '0' : '1');
            case "clr_type" ->
                (scope, text) -> text.append(
                        ClearingKind.of(scope.text(scope.reply(), "infno")).code());
            case "card" ->
                (scope, text) ->
                        text.append(card(places.knownPerson(scope.request().inputText("psn_no")), name));
            case "hosp_lv" ->
                (scope, text) -> text.append(places.levelOf(scope.request().institution()));
            case "benefit_year" -> (scope, text) -> text.append(scope.text(lastYear(scope), "year"));
            case "message_id" -> (scope, text) -> text.append(scope.messageId());
            case "now" -> (scope, text) -> text.append(scope.now());
            default -> throw new IllegalArgumentException("expected a known source of a value, found " + source);
        };
    }

    private static OutputValue constant(final String value) {
        return (scope, text) -> text.append(value);
    }

    private static OutputValue firstOf(final OutputValue first, final OutputValue second) {
        return (scope, text) -> {
            final int before = text.length();
            first.write(scope, text);
            if (text.length() == before) {
                second.write(scope, text);
            }
        };
    }

    private static String card(final PersonCard card, final String name) {
        return switch (name) {
            case "psn_name" -> card.name();
            case "psn_cert_type" -> card.certificateType();
            case "certno" -> card.certificateNo();
            case "gend" -> card.gender();
            case "naty" -> card.nationality();
            default -> throw new IllegalArgumentException("expected a field of a card, found " + name);
        };
    }

    private static int lastYear(final OutputScope scope) {
        final DocumentIndex index = scope.index();
        int last = DocumentIndex.NONE;
        int year = index.firstChild(index.find(scope.reply(), "year_entries"));
        while (year != DocumentIndex.NONE) {
            last = year;
            year = index.next(year);
        }
        return last;
    }
}
