package io.yidi.protocol.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Holds the tables to the schema: each field's description begins with its JSON name, or names. */
class DescriptorsTest {

    private static final Pattern NAMES = Pattern.compile("^[a-z_]+(, [a-z_]+)*(?=$|[:;, ])");
    private static final Set<String> EMBEDDED = Set.of("answer");

    private final Document schema;

    DescriptorsTest() throws IOException, ParserConfigurationException, SAXException {
        schema = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(DescriptorsTest.class.getResourceAsStream("/io/yidi/protocol/yidi-schema.xml"));
    }

    @Test
    void shouldNameTheFieldsAsTheSchemaDoes() {
        assertEquals(schemaNames("SettleRequest"), names(RequestDescriptors.SETTLE));
        assertEquals(schemaNames("ReversalRequest"), names(RequestDescriptors.REVERSAL));
        assertEquals(schemaNames("SettleReply"), names(ReplyDescriptors.SETTLE));
        assertEquals(schemaNames("RefusalReply"), names(ReplyDescriptors.REFUSAL));
        assertEquals(schemaNames("ErrorReply"), names(ReplyDescriptors.ERROR));
        assertEquals(schemaNames("ReversalReply"), names(ReplyDescriptors.REVERSAL));
        assertEquals(schemaNames("RefundRequest"), names(RequestDescriptors.REFUND));
        assertEquals(schemaNames("RefundReply"), names(ReplyDescriptors.REFUND));
        assertEquals(schemaNames("QueryRequest"), names(RequestDescriptors.QUERY));
        assertEquals(schemaNames("SettlementQuery"), names(RequestDescriptors.SETTLEMENT_QUERY));
        assertEquals(schemaNames("QueryReply"), names(ReplyDescriptors.QUERY));
        assertEquals(schemaNames("EncounterRequest"), names(EncounterDescriptors.REGISTER));
        assertEquals(schemaNames("EncounterReply"), names(EncounterDescriptors.ENCOUNTER));
        assertEquals(schemaNames("EncounterActRequest"), names(EncounterDescriptors.ACT));
        assertEquals(schemaNames("FeeUploadRequest"), names(EncounterDescriptors.UPLOAD));
        assertEquals(schemaNames("FeeUploadReply"), names(EncounterDescriptors.LINES));
        assertEquals(schemaNames("FeeWithdrawalRequest"), names(EncounterDescriptors.WITHDRAW));
        assertEquals(schemaNames("EncounterSettleRequest"), names(EncounterDescriptors.SETTLE));
        assertEquals(schemaNames("FilingRequest"), names(FilingDescriptors.REQUEST));
        assertEquals(schemaNames("FilingReply"), names(FilingDescriptors.REPLY));
        assertEquals(schemaNames("FilingQuery"), names(FilingDescriptors.QUERY));
        assertEquals(schemaNames("NoticeQuery"), names(NoticeDescriptors.QUERY));
        assertEquals(schemaNames("NoticeQueryReply"), names(NoticeDescriptors.QUERY_REPLY));
        assertEquals(schemaNames("FilingQueryReply"), names(FilingDescriptors.QUERY_REPLY));
    }

    private static Set<String> names(final BlockDescriptor block) {
        final Set<String> names = new TreeSet<>();
        block.fields().forEach(field -> names.add(field.name()));
        block.texts().forEach(text -> names.add(text.name()));
        block.groups().forEach(group -> {
            names.add(group.name());
            names.addAll(names(group));
        });
        return names;
    }

    private Set<String> schemaNames(final String message) {
        final Set<String> names = new TreeSet<>();
        final NodeList messages = schema.getElementsByTagName("sbe:message");
        for (int i = 0; i < messages.getLength(); i++) {
            final Element element = (Element) messages.item(i);
            if (element.getAttribute("name").equals(message)) {
                addNames(element.getElementsByTagName("field"), names);
                addNames(element.getElementsByTagName("group"), names);
                addNames(element.getElementsByTagName("data"), names);
            }
        }
        names.removeAll(EMBEDDED);
        return names;
    }

    private static void addNames(final NodeList elements, final Set<String> names) {
        for (int i = 0; i < elements.getLength(); i++) {
            final Matcher found = NAMES.matcher(((Element) elements.item(i)).getAttribute("description"));
            if (found.find()) {
                names.addAll(Set.of(found.group().split(", ", -1)));
            }
        }
    }
}
