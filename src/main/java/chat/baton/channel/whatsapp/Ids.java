package chat.baton.channel.whatsapp;

import chat.baton.channel.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The provider's ids of one customer, as one event tells them. Each field has been seen to hold either kind, so an id's
 * form decides.
 *
 * @param user   the business-scoped user id, for example {@code US.1234567890}; absent in webhooks before April 2026
 * @param number digits, without a plus sign; absent when the customer hides it
 * @param also   ids of the same customer from now on
 */
record Ids(@Nullable String user, @Nullable String number, List<String> also) {

    /** Where a customer is written to, as {@link chat.baton.channel.Reachability} remembers it; empty when they have none any more. */
    static final String USER_FACT = "userId";

    static final String NUMBER_FACT = "number";

    private static final Pattern USER = Pattern.compile("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}");
    private static final int LONGEST = 200;

    static Ids of(Stream<JsonNode> told, Stream<JsonNode> also) {
        var ids = texts(told);
        var user = first(ids, Ids::isUser);
        var number = first(ids, id -> !isUser(id));
        return new Ids(
                user,
                number,
                texts(also).stream()
                        .filter(id -> !id.equals(user) && !id.equals(number))
                        .distinct()
                        .toList());
    }

    private static List<String> texts(Stream<JsonNode> nodes) {
        return nodes.map(Json::text)
                .filter(Objects::nonNull)
                .map(id -> isUser(id) ? id : id.replaceAll("[+\\s()-]", ""))
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST)
                .toList();
    }

    private static @Nullable String first(List<String> ids, Predicate<String> wanted) {
        return ids.stream().filter(wanted).findFirst().orElse(null);
    }

    static boolean isUser(String id) {
        return USER.matcher(id).matches();
    }

    boolean isEmpty() {
        return user == null && number == null;
    }

    Stream<String> all() {
        return Stream.of(Optional.ofNullable(user).stream(), Optional.ofNullable(number).stream(), also.stream())
                .flatMap(Function.identity());
    }

    /** What the customer is kept under when nothing of them was known. */
    String own() {
        return Objects.requireNonNull(user == null ? number : user);
    }
}
