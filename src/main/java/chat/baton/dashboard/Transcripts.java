package chat.baton.dashboard;

import chat.baton.channel.Attachment;
import chat.baton.channel.Deliveries;
import chat.baton.channel.Delivery;
import chat.baton.channel.Media;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Message;
import chat.baton.core.AgentId;
import chat.baton.flow.Flows;
import chat.baton.team.Merchant;
import chat.baton.team.Team;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Transcripts as pages show them, a stretch at a time; what each costs the database does not grow with its length. */
@Component
class Transcripts {

    /** What the customer picked is looked for in as many lines after an offer. */
    private static final int AHEAD = 4;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Conversations conversations;
    private final Deliveries deliveries;
    private final Media media;
    private final Team team;
    private final Flows flows;
    private final Happenings happenings;

    Transcripts(
            Conversations conversations,
            Deliveries deliveries,
            Media media,
            Team team,
            Flows flows,
            Happenings happenings) {
        this.conversations = conversations;
        this.deliveries = deliveries;
        this.media = media;
        this.team = team;
        this.flows = flows;
        this.happenings = happenings;
    }

    /** The lines with these numbers, those there are. */
    Stretch stretch(Conversation conversation, int first, int last, Locale locale) {
        var read = conversations.messages(conversation.id(), first - 1, last + AHEAD);
        var shown = read.stream()
                .filter(message -> message.number() >= first && message.number() <= last)
                .toList();
        var book = new Book(
                conversation,
                read,
                media.of(
                        conversation.merchant(),
                        shown.stream().map(Message::content).toList()),
                deliveries.of(conversation.id(), first, last),
                team.names(people(shown)),
                flows.names(conversation.merchant()),
                zone(conversation),
                locale);
        var lines = shown.stream().map(message -> line(message, book)).toList();
        return new Stretch(lines, first, first > 1, read.stream().anyMatch(message -> message.number() > last));
    }

    private ZoneId zone(Conversation conversation) {
        return team.merchant(conversation.merchant()).map(Merchant::timeZone).orElse(ZoneOffset.UTC);
    }

    private static Set<AgentId> people(List<Message> messages) {
        return messages.stream()
                .flatMap(message -> message.content() instanceof Content.Happening happening
                        ? Happenings.people(happening)
                        : Stream.ofNullable(message.author().agentId()))
                .collect(Collectors.toSet());
    }

    /** What all lines of a stretch are looked up in. */
    record Book(
            Conversation conversation,
            List<Message> read,
            Map<Content, Attachment> files,
            Map<Integer, Delivery> deliveries,
            Map<AgentId, String> people,
            Map<String, String> flows,
            ZoneId zone,
            Locale locale) {

        DateTimeFormatter date(FormatStyle style) {
            return DateTimeFormatter.ofLocalizedDate(style).withLocale(locale);
        }
    }

    private Line line(Message message, Book book) {
        var at = message.at().atZone(book.zone());
        return new Line(
                message.number(),
                message.content() instanceof Content.Note
                        ? "note"
                        : message.author().kind(),
                author(message.author(), book),
                step(message, book),
                said(message, book),
                message.instead() == null ? null : LanguageChoice.name(message.instead(), book.locale()),
                isFirstOfItsDay(message, book) ? at.format(book.date(FormatStyle.FULL)) : null,
                at.format(TIME),
                at.format(book.date(FormatStyle.MEDIUM)) + ", " + at.format(TIME),
                message.at().toString(),
                book.deliveries().get(message.number()),
                message.editedAt() != null,
                message.deletedAt() != null,
                message.reaction());
    }

    private String author(Author author, Book book) {
        var agent = author.agentId();
        if (agent != null) {
            return happenings.name(agent, book.people(), book.locale());
        }
        return author instanceof Author.Customer ? Names.customer(book.conversation()) : "";
    }

    private static @Nullable String step(Message message, Book book) {
        if (message.flow() == null) {
            return null;
        }
        var flow = book.flows().getOrDefault(message.flow(), message.flow());
        var step = message.stepName() == null ? message.step() : message.stepName();
        return step == null ? flow : flow + " · " + step;
    }

    private Said said(Message message, Book book) {
        if (message.deletedAt() != null) {
            return Said.nothing();
        }
        if (message.content() instanceof Content.Happening happening) {
            return Said.of(Content.text(happenings.sentence(happening, book)), null, Set.of());
        }
        var later = book.read().stream()
                .filter(other -> other.number() > message.number())
                .toList();
        return Said.of(message.content(), book.files().get(message.content()), Picked.of(message, later));
    }

    private static boolean isFirstOfItsDay(Message message, Book book) {
        return book.read().stream()
                .filter(other -> other.number() == message.number() - 1)
                .noneMatch(before -> before.at()
                        .atZone(book.zone())
                        .toLocalDate()
                        .equals(message.at().atZone(book.zone()).toLocalDate()));
    }
}
