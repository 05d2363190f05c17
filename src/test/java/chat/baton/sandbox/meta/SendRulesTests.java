package chat.baton.sandbox.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.sandbox.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendRulesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'message':{'text':'hi'}}",
                "{'recipient':{'id':''},'message':{'text':'hi'}}",
                "{'recipient':{'id':'1'}}",
                "{'recipient':{'id':'1'},'message':{'text':' '}}",
                "{'recipient':{'id':'1'},'sender_action':'typing_on','message':{'text':'hi'}}",
                "{'recipient':{'id':'1'},'sender_action':'dance'}",
                "{'recipient':{'id':'1'},'messaging_type':'LETTER','message':{'text':'hi'}}",
                "{'recipient':{'id':'1'},'messaging_type':'MESSAGE_TAG','message':{'text':'hi'}}",
                "{'recipient':{'id':'1'},'message':{'attachment':{'type':'image','payload':{'url':'lamp.png'}}}}",
                "{'recipient':{'id':'1'},'message':{'attachment':{'type':'poem','payload':{'url':'https://a/b'}}}}",
                "['no', 'object']",
                "'text'",
            })
    void refusesWhatHasNoMeaning(String request) {
        refused(request);
    }

    @Test
    void takesTextOfTwoThousandCharactersAndNoMore() {
        taken("{'recipient':{'id':'1'},'message':{'text':'" + "é".repeat(2000) + "'}}");
        refused("{'recipient':{'id':'1'},'message':{'text':'" + "é".repeat(2001) + "'}}");
    }

    @Test
    void takesThirteenQuickRepliesAndNoMore() {
        taken(quickReplies(13));
        refused(quickReplies(14));
    }

    @Test
    void takesTenCardsOfThreeButtonsAndNoMore() {
        taken(cards(10, 3));
        refused(cards(11, 1));
        refused(cards(1, 4));
        refused(cards(0, 0));
    }

    @Test
    void refusesACardOfATitleAlone() {
        refused(template("'template_type':'generic','elements':[{'title':'Lamp'}]"));
    }

    @Test
    void takesAButtonTemplateOfOneToThreeButtons() {
        taken(template("'template_type':'button','text':'Pay','buttons':[" + buttons(3) + "]"));
        refused(template("'template_type':'button','text':'Pay','buttons':[]"));
        refused(template("'template_type':'button','text':'Pay','buttons':[" + buttons(4) + "]"));
        refused(template("'template_type':'button','text':'Pay','buttons':[{'type':'web_url','title':'Go'}]"));
    }

    @Test
    void takesASenderActionAlone() {
        taken("{'recipient':{'id':'1'},'sender_action':'mark_seen'}");
    }

    private static String quickReplies(int count) {
        return "{'recipient':{'id':'1'},'message':{'text':'Which?','quick_replies':["
                + many(count, "{'content_type':'text','title':'Red','payload':'R'}") + "]}}";
    }

    private static String cards(int count, int buttons) {
        return template("'template_type':'generic','elements':["
                + many(count, "{'title':'Lamp','subtitle':'€40','buttons':[" + buttons(buttons) + "]}") + "]");
    }

    private static String buttons(int count) {
        return many(count, "{'type':'postback','title':'Buy','payload':'BUY'}");
    }

    private static String template(String payload) {
        return "{'recipient':{'id':'1'},'message':{'attachment':{'type':'template','payload':{" + payload + "}}}}";
    }

    private static String many(int count, String one) {
        return IntStream.range(0, count).mapToObj(i -> one).collect(Collectors.joining(","));
    }

    private static void taken(String request) {
        assertThatCode(() -> SendRules.check(json(request))).doesNotThrowAnyException();
    }

    private static void refused(String request) {
        assertThatThrownBy(() -> SendRules.check(json(request)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(code(refusal)).isEqualTo(100));
    }

    private static int code(Refusal refusal) {
        return ((JsonNode) Objects.requireNonNull(refusal.answer().getBody()))
                .at("/error/code")
                .asInt();
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
