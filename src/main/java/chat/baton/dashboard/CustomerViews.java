package chat.baton.dashboard;

import chat.baton.checkout.Line;
import chat.baton.checkout.Order;
import chat.baton.checkout.Orders;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Customers;
import chat.baton.conversation.Message;
import chat.baton.conversation.Tags;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.dashboard.CustomerView.Bought;
import chat.baton.dashboard.CustomerView.Noted;
import chat.baton.dashboard.CustomerView.Other;
import chat.baton.dashboard.CustomerView.Ran;
import chat.baton.flow.Flows;
import chat.baton.flow.Recordings;
import chat.baton.team.Role;
import chat.baton.team.Team;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what is known of a customer. */
@Component
class CustomerViews {

    private final Customers customers;
    private final Conversations conversations;
    private final Tags tags;
    private final Orders orders;
    private final Names names;
    private final LocalMoments moments;
    private final Recordings recordings;
    private final Team team;
    private final Flows flows;

    CustomerViews(
            Customers customers,
            Conversations conversations,
            Tags tags,
            Orders orders,
            Names names,
            LocalMoments moments,
            Recordings recordings,
            Team team,
            Flows flows) {
        this.customers = customers;
        this.conversations = conversations;
        this.tags = tags;
        this.orders = orders;
        this.names = names;
        this.moments = moments;
        this.recordings = recordings;
        this.team = team;
        this.flows = flows;
    }

    CustomerView of(Conversation conversation, AgentId me, Locale locale) {
        var merchant = conversation.merchant();
        var profile = customers.profile(conversation);
        var carts = orders.unfinished(conversation.id().toString()).carts();
        return new CustomerView(
                conversation.id().value(),
                Names.customer(conversation),
                conversation.customer().pictureUrl(),
                conversation.customer().ref().channel(),
                languages(merchant, profile.language(), locale),
                profile.email(),
                profile.phone(),
                moments.at(merchant, profile.firstAt(), locale),
                moments.at(merchant, conversation.lastAt(), locale),
                tags.of(conversation.id()),
                tags.known(Set.of(merchant)),
                profile.data(),
                carts.stream()
                        .flatMap(cart -> cart.lines().stream())
                        .map(Line::asText)
                        .toList(),
                carts.isEmpty() ? null : carts.get(0).total().format(locale),
                orders.ordersOf(conversation.id().toString()).stream()
                        .map(order -> bought(order, locale))
                        .toList(),
                notes(conversation, locale),
                customers.alsoKnownAs(conversation).stream()
                        .map(other -> other(other, locale))
                        .toList(),
                conversation.tester(),
                ran(conversation, me));
    }

    private List<Ran> ran(Conversation conversation, AgentId me) {
        if (!team.is(me, Role.MERCHANT) && !team.is(me, Role.ADMIN)) {
            return List.of();
        }
        return recordings.flowsIn(conversation.id()).stream()
                .map(run -> new Ran(run.flow(), run.flowName()))
                .toList();
    }

    private List<LanguageChoice> languages(MerchantId merchant, @Nullable String theirs, Locale reader) {
        return Stream.concat(flows.languages(merchant).stream(), Stream.ofNullable(theirs))
                .distinct()
                .map(code -> LanguageChoice.of(code, code.equals(theirs), reader))
                .sorted(Comparator.comparing(LanguageChoice::name))
                .toList();
    }

    private Bought bought(Order order, Locale locale) {
        return new Bought(
                order.number(),
                order.status().name().toLowerCase(Locale.ROOT),
                order.total().format(locale),
                moments.at(order.merchant(), order.placedAt(), locale));
    }

    private List<Noted> notes(Conversation conversation, Locale locale) {
        var book = names.open();
        return conversations.notes(conversation.id()).stream()
                .map(note -> noted(conversation, note, book, locale))
                .toList();
    }

    private Noted noted(Conversation conversation, Message note, Names.Book book, Locale locale) {
        return new Noted(
                book.of(Objects.requireNonNull(note.author().agentId())),
                note.content().asText(),
                moments.at(conversation.merchant(), note.at(), locale));
    }

    private Other other(Conversation other, Locale locale) {
        return new Other(
                other.id().value(),
                Names.customer(other),
                other.customer().ref().channel(),
                moments.at(other.merchant(), other.lastAt(), locale),
                other.lastText());
    }
}
