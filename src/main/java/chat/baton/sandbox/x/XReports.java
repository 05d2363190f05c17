package chat.baton.sandbox.x;

import chat.baton.sandbox.Gesture;
import chat.baton.sandbox.Happening;
import chat.baton.sandbox.Moment;
import chat.baton.sandbox.Persona;
import chat.baton.sandbox.Webhook;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How X tells what happens on a phone: messages in the words of the X Activity API, what was read in those of the Account
 * Activity API before it, the only ones X documents for it. Texts are safe for HTML and their addresses are short links.
 *
 * @see <a href="https://docs.x.com/x-api/activity/introduction">X Activity API (read 2026)</a>
 */
final class XReports {

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    private final XStandIn channel;
    private final XApp app;

    XReports(XStandIn channel, XApp app) {
        this.channel = channel;
        this.app = app;
    }

    List<Webhook> text(Gesture.Text text, Moment moment) {
        return received(moment, data(text.text()));
    }

    /** It lies where only the account may read it. */
    List<Webhook> image(Gesture.Image image, Moment moment) {
        var link = "https://t.co/" + moment.id().substring(moment.id().length() - 10);
        var data = data("").put("text", " " + link);
        var media = data.putObject("attachment").put("type", "media").putObject("media");
        media.put("id", Long.parseLong(moment.id())).put("id_str", moment.id());
        media.put("type", "photo").put("url", link);
        media.put(
                "media_url_https", channel.mediaAddress(moment.id(), image.url().replaceAll(".*/", "")));
        return received(moment, data);
    }

    List<Webhook> colleague(Happening.ColleagueAnswered answered, Moment moment) {
        return List.of(
                activity("dm.sent", message(moment, app.userId(), moment.customer(), data(answered.text())), moment));
    }

    /** Baton's own message comes back. @param text may be empty */
    Webhook echo(Moment moment, String text) {
        var message = message(moment, app.userId(), moment.customer(), data(text));
        message.withObject("/message_create").put("source_app_id", app.appId());
        return activity("dm.sent", message, moment);
    }

    List<Webhook> read(Happening.Read read, Moment moment) {
        if (read.messages().isEmpty()) {
            return List.of();
        }
        var webhook = object().put("for_user_id", app.userId());
        var event = webhook.putArray("direct_message_mark_read_events").addObject();
        event.put("created_timestamp", String.valueOf(moment.at().toEpochMilli()));
        event.put("sender_id", moment.customer()).putObject("target").put("recipient_id", app.userId());
        event.put("last_read_event_id", read.messages().get(read.messages().size() - 1));
        return List.of(signed(webhook));
    }

    private List<Webhook> received(Moment moment, ObjectNode data) {
        return List.of(activity("dm.received", message(moment, moment.customer(), app.userId(), data), moment));
    }

    private static ObjectNode message(Moment moment, String from, String to, ObjectNode data) {
        var message = object().put("type", "message_create").put("id", moment.id());
        message.put("created_timestamp", String.valueOf(moment.at().toEpochMilli()));
        var create = message.putObject("message_create");
        create.putObject("target").put("recipient_id", to);
        create.put("sender_id", from).set("message_data", data);
        return message;
    }

    private static ObjectNode data(String text) {
        var data = object();
        var urls = data.putObject("entities").putArray("urls");
        var shortened = ADDRESS.matcher(text).replaceAll(address -> {
            var link = "https://t.co/" + Integer.toHexString(address.group().hashCode());
            urls.addObject().put("url", link).put("expanded_url", address.group());
            return link;
        });
        return data.put(
                "text", shortened.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    private Webhook activity(String type, ObjectNode message, Moment moment) {
        var webhook = object();
        var data = webhook.putObject("data").put("event_uuid", "-" + moment.id());
        data.putObject("filter").put("user_id", app.userId());
        data.put("event_type", type).put("tag", "sandbox");
        var payload = data.putObject("payload");
        payload.putArray("direct_message_events").add(message);
        payload.putObject("users").putObject(moment.customer()).set("data", profile(moment.customer()));
        return signed(webhook);
    }

    private ObjectNode profile(String customer) {
        var persona = Persona.of(channel, customer);
        return object().put("id", customer)
                .put("name", persona.name())
                .put("username", persona.firstName().toLowerCase(java.util.Locale.ROOT))
                .put("profile_image_url", channel.address(persona.picture()));
    }

    private Webhook signed(ObjectNode webhook) {
        return XSigned.webhook(channel.hook(), webhook, app.consumerSecret());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
