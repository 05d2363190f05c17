package chat.baton.dashboard;

import chat.baton.channel.Deliveries;
import chat.baton.conversation.Content;
import chat.baton.conversation.ConversationFilter;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Found;
import chat.baton.core.AgentId;
import chat.baton.core.TeamId;
import chat.baton.handover.TransferAction;
import chat.baton.team.Team;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/conversations")
@Tag(name = "Conversations")
class ConversationsApi {

    private static final int PAGE = 50;
    private static final int MOST = 500;
    private static final String ONCE =
            "Sent again under the same Idempotency-Key it is answered as before and stays one "
                    + "message; 422 when the key stands for another one.";
    private static final List<String> HOLDERS = List.of("bot", "queue", "agent");
    private static final List<String> STATUSES = List.of("open", "resolved");

    private final Conversations conversations;
    private final Deliveries deliveries;
    private final Desk desk;
    private final Team team;

    ConversationsApi(Conversations conversations, Deliveries deliveries, Desk desk, Team team) {
        this.conversations = conversations;
        this.deliveries = deliveries;
        this.desk = desk;
        this.team = team;
    }

    @GetMapping
    @Operation(
            summary = "Conversations of your merchants, newest activity first",
            description = "Fifty at a time; send `next` back as `cursor` for more.")
    PageJson list(
            @RequestParam(required = false) @Nullable String holder,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable AgentId agent,
            @RequestParam(required = false) @Nullable String flow,
            @RequestParam(required = false) @Nullable String step,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal AgentId me) {
        var filter = ConversationFilter.of(team.merchantsOf(me))
                .heldBy(Unusable.unlessOneOf(HOLDERS, holder, "holder"))
                .thatAre(Unusable.unlessOneOf(STATUSES, status, "status"))
                .on(given(channel))
                .with(agent)
                .at(given(flow), given(step))
                .tagged(given(tag));
        return Unusable.unlessReadable(() -> page(filter, given(q), given(cursor)));
    }

    private PageJson page(ConversationFilter filter, @Nullable String words, @Nullable String cursor) {
        if (words == null) {
            var page = conversations.list(filter, cursor, PAGE);
            return new PageJson(page.items().stream().map(ConversationJson::of).toList(), page.next());
        }
        var page = conversations.search(filter, words, cursor, PAGE);
        var items = page.items().stream().map(Found::conversation).map(ConversationJson::of);
        return new PageJson(items.toList(), page.next());
    }

    private static @Nullable String given(@Nullable String asked) {
        return asked == null || asked.isBlank() ? null : asked;
    }

    /** @param next absent on the last page */
    @JsonInclude
    record PageJson(List<ConversationJson> items, @Nullable String next) {}

    @GetMapping("/{id}")
    @Operation(summary = "One conversation")
    ConversationJson show(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me) {
        return ConversationJson.of(desk.look(id, me));
    }

    @PutMapping("/{id}/tester")
    @Operation(
            summary = "Say whether the customer is a tester",
            description = "Testers get drafts of flows, from the next flow that starts on.")
    ConversationJson tests(
            @PathVariable ConversationId id,
            @Valid @RequestBody TesterJson tester,
            @AuthenticationPrincipal AgentId me) {
        desk.look(id, me);
        conversations.tests(id, tester.tester());
        return ConversationJson.of(desk.look(id, me));
    }

    record TesterJson(@NotNull Boolean tester) {}

    @GetMapping("/{id}/messages")
    @Operation(
            summary = "Messages, in order",
            description =
                    "Those numbered above `after`, 500 at most; ask again after the last one's number until there are "
                            + "none. With `before` the 50 right before that number: numbers have no gaps, so there are "
                            + "older ones unless the first is 1.")
    ItemsJson<MessageJson> messages(
            @PathVariable ConversationId id,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(required = false) @Nullable Integer before,
            @AuthenticationPrincipal AgentId me) {
        desk.look(id, me);
        var first = before == null ? Math.max(0, after) + 1 : Math.max(1, before - PAGE);
        var last = before == null ? first + MOST - 1 : before - 1;
        var sent = deliveries.of(id, first, last);
        return new ItemsJson<>(conversations.messages(id, first, last).stream()
                .map(message -> MessageJson.of(message, sent.get(message.number())))
                .toList());
    }

    @PostMapping("/{id}/messages")
    @Operation(
            summary = "Answer the customer",
            description =
                    "By a text or a template. Only who holds the conversation may; 409 says who does, or that the "
                            + "provider takes nothing now. Templates are taken at any time where the channel has them. "
                            + ONCE)
    ResponseEntity<MessageJson> say(
            @PathVariable ConversationId id,
            @Valid @RequestBody Words words,
            @RequestHeader(name = SendKey.HEADER, required = false) @Nullable String key,
            @AuthenticationPrincipal AgentId me) {
        var once = SendKey.read(key);
        return posted(
                id,
                words.template() == null
                        ? desk.say(id, me, words.said(), once)
                        : desk.send(id, me, words.template().content(), once));
    }

    @PostMapping("/{id}/notes")
    @Operation(
            summary = "Tell colleagues something beside the talk",
            description =
                    "Anybody of the merchant may, whoever holds the conversation. The customer never reads it. " + ONCE)
    ResponseEntity<MessageJson> note(
            @PathVariable ConversationId id,
            @Valid @RequestBody NoteJson note,
            @RequestHeader(name = SendKey.HEADER, required = false) @Nullable String key,
            @AuthenticationPrincipal AgentId me) {
        return posted(id, desk.note(id, me, note.text().strip(), SendKey.read(key)));
    }

    /** @param text 1 to 4096 characters */
    record NoteJson(@NotBlank @Size(max = 4096) String text) {}

    @PostMapping("/{id}/messages/{number}/resend")
    @Operation(
            summary = "Send a failed message again",
            description = "From the part that failed on. 404 when there is no such message, or it has not failed.")
    MessageJson resend(@PathVariable ConversationId id, @PathVariable int number, @AuthenticationPrincipal AgentId me) {
        desk.resend(id, me, number);
        return message(id, number);
    }

    @PostMapping(path = "/{id}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "Send the customer a picture or file",
            description =
                    "As an answer in words. 422 says why a file is not accepted; what it is, its bytes tell. " + ONCE)
    ResponseEntity<MessageJson> attach(
            @PathVariable ConversationId id,
            @RequestPart MultipartFile file,
            @RequestHeader(name = SendKey.HEADER, required = false) @Nullable String key,
            @AuthenticationPrincipal AgentId me)
            throws IOException {
        try (var bytes = file.getInputStream()) {
            return posted(id, desk.attach(id, me, file.getOriginalFilename(), bytes, SendKey.read(key)));
        }
    }

    private ResponseEntity<MessageJson> posted(ConversationId id, int number) {
        return ResponseEntity.created(URI.create("/api/v1/conversations/" + id + "/messages?after=" + (number - 1)))
                .body(message(id, number));
    }

    private MessageJson message(ConversationId id, int number) {
        return MessageJson.of(
                conversations.messages(id, number, number).get(0),
                deliveries.of(id, number, number).get(number));
    }

    /** @param text 1 to 4096 characters; not looked at beside a template */
    record Words(@Nullable @Size(max = 4096) String text, @Nullable @Valid Template template) {

        String said() {
            return Objects.requireNonNullElse(text, "").strip();
        }
    }

    /**
     * @param name       the provider's
     * @param language   the provider's code, for example {@code en_US}
     * @param parameters what stands in its gaps, in order
     * @param text       what the customer will read, for the transcript
     */
    record Template(
            @NotBlank @Size(max = 512) String name,
            @NotBlank @Size(max = 20) String language,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 1024) String> parameters,
            @Nullable @Size(max = 4096) String text) {

        Content.Template content() {
            return new Content.Template(
                    name, language, parameters == null ? List.of() : parameters, Objects.requireNonNullElse(text, ""));
        }
    }

    @PostMapping("/{id}/takeover")
    @Operation(
            summary = "Take the conversation over",
            description = "The bot is silent when this answers. 409 names the agent who was first.")
    ConversationJson takeOver(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me) {
        desk.takeOver(id, me);
        return show(id, me);
    }

    @PostMapping("/{id}/assign")
    @Operation(
            summary = "Give the conversation to another agent of the merchant, or to a team",
            description = "To a team: it waits for that team's people, and for everybody once they had their time.")
    ConversationJson assign(
            @PathVariable ConversationId id, @Valid @RequestBody Assignment to, @AuthenticationPrincipal AgentId me) {
        if (to.agent() != null) {
            desk.assign(id, me, Unusable.unlessReadable(() -> AgentId.of(to.agent())));
        } else if (to.team() != null) {
            desk.assign(id, me, Unusable.unlessReadable(() -> TeamId.of(to.team())));
        } else {
            throw new Unusable("Say which agent or team");
        }
        return show(id, me);
    }

    /** @param agent an agent's id; absent for a team */
    record Assignment(@Nullable @Size(max = 64) String agent, @Nullable @Size(max = 64) String team) {}

    @PostMapping("/{id}/transfer")
    @Operation(
            summary = "Give the conversation back to the bot",
            description = "`resume` goes on with the paused flow, `stop` ends it; the others end it and start one.")
    ConversationJson transfer(
            @PathVariable ConversationId id,
            @Valid @RequestBody Transfer transfer,
            @AuthenticationPrincipal AgentId me) {
        desk.transfer(id, me, Unusable.unlessReadable(transfer::chosen));
        return show(id, me);
    }

    /**
     * @param action     {@code resume}, {@code stop}, {@code start-product}, {@code start-collection} or
     *                   {@code start-flow}
     * @param product    code, for start-product
     * @param collection code, for start-collection
     * @param flow       key, for start-flow
     * @param step       key of a step passed, from which to resume; absent to go on where the flow was
     */
    record Transfer(
            @NotBlank String action,
            @Nullable String product,
            @Nullable String collection,
            @Nullable String flow,
            @Nullable String step) {

        /** @throws IllegalArgumentException when there is no such action, or what it needs is missing */
        TransferAction chosen() {
            return TransferAction.of(
                    "resume".equals(action) && step != null ? "resume-at" : action,
                    switch (action) {
                        case "resume" -> step;
                        case "start-product" -> product;
                        case "start-collection" -> collection;
                        case "start-flow" -> flow;
                        default -> null;
                    });
        }
    }

    @PostMapping("/{id}/resolve")
    @Operation(summary = "Close the conversation", description = "It opens again when the customer writes.")
    ConversationJson resolve(@PathVariable ConversationId id, @AuthenticationPrincipal AgentId me) {
        desk.resolve(id, me);
        return show(id, me);
    }
}
