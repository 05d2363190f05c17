package chat.baton.channel.whatsapp;

import chat.baton.channel.Account;
import chat.baton.channel.ApprovedTemplate;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.ProviderRequest;
import chat.baton.channel.TemplatesUnknown;
import chat.baton.channel.TemplatesUnknown.Why;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/**
 * Which templates a WhatsApp Business Account has that can be sent as Baton sends them: with texts for the gaps of the body.
 * Those with a picture, with gaps elsewhere or with gaps that have names are left out, and so is what comes after the first 250.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/templates/template-management/">Template
 *     management (read 2026-11)</a>
 */
@Component
class WhatsAppTemplates {

    private static final String QUERY =
            "status=APPROVED&fields=name,language,status,category,parameter_format,components&limit=250";
    private static final Set<String> PLAIN_BUTTONS = Set.of("QUICK_REPLY", "PHONE_NUMBER", "URL");

    /** @throws TemplatesUnknown when the account does not say whose templates they are */
    public void ask(Exchange exchange, @ExchangeProperty(Channel.ACCOUNT) Account account) {
        var owner = account.find(WhatsAppAccount.BUSINESS_ACCOUNT_ID)
                .filter(id -> !id.isBlank())
                .orElseThrow(() -> new TemplatesUnknown(Why.NOT_SET_UP, "WhatsApp Business Account ID"));
        ProviderRequest.get(exchange, owner + "/message_templates", QUERY, account.get(WhatsAppAccount.ACCESS_TOKEN));
    }

    /**
     * @throws TemplatesUnknown when the provider says no
     * @throws IOException      when it says nothing that could be read
     */
    public List<ApprovedTemplate> read(@Body byte[] body, @Header(Exchange.HTTP_RESPONSE_CODE) int status)
            throws IOException {
        var answer = Json.read(body);
        if (answer.path("error").hasNonNull("code")) {
            throw new TemplatesUnknown(
                    Why.REFUSED, WhatsAppError.of(answer.path("error")).told());
        }
        if (status / 100 != 2) {
            throw new TemplatesUnknown(Why.REFUSED, "HTTP " + status);
        }
        return each(answer.path("data"))
                .filter(WhatsAppTemplates::isApproved)
                .filter(WhatsAppTemplates::canBeSent)
                .map(WhatsAppTemplates::template)
                .sorted(Comparator.comparing(ApprovedTemplate::name).thenComparing(ApprovedTemplate::language))
                .toList();
    }

    private static boolean isApproved(JsonNode template) {
        return template.path("status").asText().equals("APPROVED");
    }

    private static boolean canBeSent(JsonNode template) {
        return !template.path("category").asText().equals("AUTHENTICATION")
                && each(template.path("components")).allMatch(part -> switch (part.path("type")
                        .asText()) {
                    case "BODY" ->
                        !hasGaps(part)
                                || !template.path("parameter_format").asText().equals("NAMED");
                    case "HEADER" -> part.path("format").asText().equals("TEXT") && !hasGaps(part);
                    case "BUTTONS" -> each(part.path("buttons")).allMatch(WhatsAppTemplates::isPlain);
                    default -> part.path("type").asText().equals("FOOTER");
                });
    }

    private static boolean isPlain(JsonNode button) {
        return PLAIN_BUTTONS.contains(button.path("type").asText())
                && !button.path("url").asText().contains("{{");
    }

    private static boolean hasGaps(JsonNode part) {
        return part.path("text").asText().contains("{{");
    }

    private static ApprovedTemplate template(JsonNode template) {
        var text = Stream.of("HEADER", "BODY", "FOOTER")
                .flatMap(type -> each(template.path("components"))
                        .filter(part -> part.path("type").asText().equals(type)))
                .map(part -> part.path("text").asText())
                .collect(Collectors.joining("\n"));
        return new ApprovedTemplate(
                template.path("name").asText(), template.path("language").asText(), text);
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
