package chat.baton.channel.webchat;

import chat.baton.channel.Account;
import chat.baton.channel.AccountForm;
import chat.baton.channel.AccountForm.Field;
import chat.baton.channel.Capabilities;
import chat.baton.channel.CardForm;
import chat.baton.channel.Channel;
import chat.baton.channel.Form;
import chat.baton.channel.InboundEvent;
import chat.baton.channel.Json;
import chat.baton.channel.Outgoing;
import chat.baton.channel.PartMark;
import chat.baton.channel.Rendering;
import chat.baton.channel.Signal;
import chat.baton.conversation.Content;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The chat in a shop's own pages. */
@Component
class WebChat implements Channel {

    static final String NAME = "webchat";

    static final Capabilities CAPABILITIES = new Capabilities(
            Said.LONGEST_TEXT,
            List.of(new Form("quickReplies", 1, 13, Said.LONGEST_TEXT, 80, Said.LONGEST_PAYLOAD)),
            new CardForm(10, 4, 120, 240, 80, Said.LONGEST_PAYLOAD),
            80,
            Said.LONGEST_TEXT,
            Set.of("image", "audio", "video", "file"),
            Said.LONGEST_TEXT);

    private static final String ORIGIN =
            "(https://[a-z0-9.-]+(:\\d{1,5})?|http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?)";

    private final ChatTranslation translation;
    private final Rendering rendering = new Rendering(CAPABILITIES);

    WebChat(ChatTranslation translation) {
        this.translation = translation;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public AccountForm form() {
        return new AccountForm(
                "Web chat",
                List.of(
                        Field.required(
                                        ChatSite.KEY,
                                        "Site key",
                                        "Choose one of 8 to 64 letters, digits, hyphens and underscores. It is no secret: it stands in the shop's pages")
                                .shaped("[\\w-]{8,64}"),
                        Field.required(
                                        ChatSite.ORIGINS,
                                        "Allowed origins",
                                        "The shop's addresses without a path, separated by spaces, such as https://shop.example https://www.shop.example")
                                .shaped(ORIGIN + "(\\s+" + ORIGIN + ")*"),
                        Field.optional(ChatSite.TITLE, "Title", "Stands above the chat")
                                .shaped(".{1,60}"),
                        Field.optional(ChatSite.GREETING, "Greeting", "What the visitor reads first"),
                        Field.optional(
                                        ChatSite.SESSION_DAYS,
                                        "Days to remember",
                                        "How long after their last message a visitor finds the conversation again; 30 unless said")
                                .shaped("[1-9]\\d{0,2}")),
                List.of(
                        "Paste this line into the shop's pages, with your site key: "
                                + "<script src=\"{baton}/webchat/baton.js\" data-site-key=\"your-site-key\" async></script>",
                        "If the shop sends a Content-Security-Policy, add {baton} to its script-src and "
                                + "connect-src, and {baton} and the addresses of the pictures the shop shows to its img-src and "
                                + "media-src."));
    }

    @Override
    public String identity() {
        return ChatSite.KEY;
    }

    @Override
    public void handle(InboundEvent event) {
        translation.handle(event);
    }

    @Override
    public List<String> render(Account account, Outgoing message, Content content) {
        var parts = rendering.parts(content);
        return IntStream.rangeClosed(1, parts.size())
                .mapToObj(part -> ChatMessage.ofShop(
                        new PartMark(message.id(), part, parts.size()).toString(),
                        message.byBot(),
                        parts.get(part - 1)))
                .map(Json::write)
                .toList();
    }

    @Override
    public Set<Signal> signals() {
        return Set.of(Signal.SEEN, Signal.TYPING);
    }
}
