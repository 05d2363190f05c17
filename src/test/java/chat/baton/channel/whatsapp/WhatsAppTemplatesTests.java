package chat.baton.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.baton.channel.ApprovedTemplate;
import chat.baton.channel.TemplatesUnknown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppTemplatesTests {

    private static final String BODY = "{'type':'BODY','text':'Your order {{1}} comes {{2}}.'}";

    /** @param templates single quotes stand for double ones */
    private static List<ApprovedTemplate> read(String... templates) throws IOException {
        var answer = "{'data':[" + String.join(",", templates) + "],'paging':{}}";
        return new WhatsAppTemplates().read(answer.replace('\'', '"').getBytes(StandardCharsets.UTF_8), 200);
    }

    private static String template(String name, String status, String more, String... components) {
        return "{'name':'%s','language':'de','status':'%s','category':'UTILITY'%s,'components':[%s]}"
                .formatted(name, status, more, String.join(",", components));
    }

    @Test
    void areToldByNameWithAllThatTheCustomerWillRead() throws IOException {
        var found = read(
                template("shipped", "APPROVED", ",'parameter_format':'POSITIONAL'", BODY),
                template(
                        "back",
                        "APPROVED",
                        "",
                        "{'type':'HEADER','format':'TEXT','text':'Good news'}",
                        "{'type':'BODY','text':'We are back.'}",
                        "{'type':'FOOTER','text':'Your shop'}",
                        "{'type':'BUTTONS','buttons':[{'type':'QUICK_REPLY','text':'Thanks'},{'type':'URL','url':'https://x'}]}"));

        assertThat(found)
                .containsExactly(
                        new ApprovedTemplate("back", "de", "Good news\nWe are back.\nYour shop"),
                        new ApprovedTemplate("shipped", "de", "Your order {{1}} comes {{2}}."));
        assertThat(found).extracting(ApprovedTemplate::gaps).containsExactly(0, 2);
    }

    @Test
    void areLeftOutWhereTheyAreNotApproved() throws IOException {
        assertThat(read(
                        template("a", "PENDING", "", BODY),
                        template("b", "PAUSED", "", BODY),
                        template("c", "REJECTED", "", BODY)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'HEADER','format':'IMAGE'}",
                "{'type':'HEADER','format':'TEXT','text':'Hello {{1}}'}",
                "{'type':'BUTTONS','buttons':[{'type':'URL','url':'https://x/{{1}}'}]}",
                "{'type':'BUTTONS','buttons':[{'type':'COPY_CODE'}]}",
                "{'type':'CAROUSEL','cards':[]}",
            })
    void areLeftOutWhereMoreIsToBeSentThanTexts(String component) throws IOException {
        assertThat(read(template("a", "APPROVED", "", BODY, component))).isEmpty();
    }

    @Test
    void areLeftOutWhereGapsHaveNames() throws IOException {
        var named = ",'parameter_format':'NAMED'";

        assertThat(read(template("a", "APPROVED", named, "{'type':'BODY','text':'Hello {{name}}'}")))
                .isEmpty();
        assertThat(read(template("a", "APPROVED", named, "{'type':'BODY','text':'Hello'}")))
                .hasSize(1);
    }

    @Test
    void areUnknownWhenTheProviderAnswersSomethingElse() {
        var templates = new WhatsAppTemplates();

        assertThatThrownBy(() -> templates.read("{}".getBytes(StandardCharsets.UTF_8), 503))
                .isInstanceOf(TemplatesUnknown.class)
                .hasMessage("REFUSED: HTTP 503");
        assertThatThrownBy(() -> templates.read("<html>".getBytes(StandardCharsets.UTF_8), 200))
                .isInstanceOf(IOException.class);
    }
}
