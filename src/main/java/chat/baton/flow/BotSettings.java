package chat.baton.flow;

import chat.baton.core.MerchantId;
import chat.baton.handover.Farewell;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bot listens and what it says outside flows.
 *
 * @param standard  for every merchant that has none of its own
 * @param merchants by merchant id; each replaces the standard as a whole
 * @param channels  by channel; words its provider wants to work besides the merchant's own
 */
@ConfigurationProperties("baton.flow")
record BotSettings(
        @DefaultValue Manner standard,
        @DefaultValue Map<String, Manner> merchants,
        @DefaultValue Map<String, AlwaysWords> channels) {

    Manner of(MerchantId merchant) {
        return merchants.getOrDefault(merchant.value(), standard);
    }

    Manner of(MerchantId merchant, String channel) {
        var manner = of(merchant);
        var words = channels.get(channel);
        return words == null ? manner : manner.and(words);
    }

    /** As the words of the same names in a {@link Manner}. */
    record AlwaysWords(
            @DefaultValue List<String> personWords,
            @DefaultValue List<String> stopWords,
            @DefaultValue List<String> menuWords) {}

    /**
     * What the bot says to tell that it is one: the merchant's own text, or the standard one. Empty where it is not wanted.
     */
    String disclosure(MerchantId merchant, Locale language) {
        var own = of(merchant);
        return own.disclosure() != null
                ? own.disclosed(language)
                : Objects.requireNonNullElse(standard.disclosed(language), "");
    }

    /**
     * Texts that are not set are ours, in the customer's language; a text that is set is said to all.
     *
     * @param personWords       words that always ask for a person
     * @param stopWords         words that always end the running flow
     * @param menuWords         words that always show what there is
     * @param region            country whose phone numbers may come without a country code, ISO 3166 alpha-2
     * @param disclosure        see {@link #disclosure}; absent to take the standard one
     * @param disclosureIn      the same in other languages, by code
     * @param misfitsBeforeHelp answers in a row a question cannot use, after which a person is asked for
     * @param personComing      said when a person is asked for
     * @param personLater       the same out of hours, when the away message was told lately; {@code {opening}} in it
     *                          becomes the time people are back
     */
    record Manner(
            @DefaultValue({"help", "agent", "human"}) List<String> personWords,
            @DefaultValue("stop") List<String> stopWords,
            @DefaultValue("menu") List<String> menuWords,
            @DefaultValue("US") String region,
            @Nullable String disclosure,
            @DefaultValue Map<String, String> disclosureIn,
            @DefaultValue("3") int misfitsBeforeHelp,
            @Nullable String menu,
            @Nullable String notUnderstood,
            @Nullable String personComing,
            @Nullable String personLater,
            @Nullable String stopped,
            @Nullable String busy) {

        public Manner {
            personWords = personWords.stream().map(Phrase::normal).toList();
            stopWords = stopWords.stream().map(Phrase::normal).toList();
            menuWords = menuWords.stream().map(Phrase::normal).toList();
        }

        /** With all texts there are, in the customer's language where they are ours, and with its words that always work. */
        Manner in(Locale language) {
            return new Manner(
                    both(OwnWords.list(language, "person.typed"), personWords),
                    both(OwnWords.list(language, "stop.typed"), stopWords),
                    both(OwnWords.list(language, "menu.typed"), menuWords),
                    region,
                    disclosure,
                    disclosureIn,
                    misfitsBeforeHelp,
                    or(menu, language, "menu"),
                    or(notUnderstood, language, "not-understood"),
                    or(personComing, language, "person-coming"),
                    or(personLater, language, "person-later"),
                    or(stopped, language, "stopped"),
                    or(busy, language, "busy"));
        }

        private static String or(@Nullable String text, Locale language, String key) {
            return text == null ? OwnWords.in(language, key) : text;
        }

        private Manner and(AlwaysWords others) {
            return new Manner(
                    both(personWords, others.personWords()),
                    both(stopWords, others.stopWords()),
                    both(menuWords, others.menuWords()),
                    region,
                    disclosure,
                    disclosureIn,
                    misfitsBeforeHelp,
                    menu,
                    notUnderstood,
                    personComing,
                    personLater,
                    stopped,
                    busy);
        }

        private static List<String> both(List<String> ours, List<String> others) {
            return Stream.concat(ours.stream(), others.stream()).distinct().toList();
        }

        private @Nullable String disclosed(Locale language) {
            return disclosureIn.getOrDefault(language.getLanguage(), disclosure);
        }

        /** Of one that is {@link #in} a language. */
        Farewell farewell() {
            return new Farewell(Objects.requireNonNull(personComing), Objects.requireNonNull(personLater));
        }

        String wayOut(Locale language) {
            return personWords.isEmpty() ? "" : OwnWords.in(language, "way-out", personWords.get(0));
        }
    }
}
