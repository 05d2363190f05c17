package chat.baton.flow;

import chat.baton.core.MerchantId;
import chat.baton.handover.Farewell;
import java.util.List;
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

    /** What the bot says to tell that it is one: the merchant's own text, or the standard one. Empty where it is not wanted. */
    String disclosure(MerchantId merchant) {
        var own = of(merchant).disclosure();
        return own != null ? own : Objects.requireNonNullElse(standard.disclosure(), "");
    }

    /**
     * @param personWords       words that always ask for a person
     * @param stopWords         words that always end the running flow
     * @param menuWords         words that always show what there is
     * @param region            country whose phone numbers may come without a country code, ISO 3166 alpha-2
     * @param disclosure        see {@link #disclosure}; absent to take the standard one
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
            @DefaultValue("3") int misfitsBeforeHelp,
            @DefaultValue("Hello! I am the shop's automatic assistant. Choose below, or type a product's code.")
                    String menu,
            @DefaultValue(
                            "Sorry, I did not understand that. Choose below, type a product's code, or type \"help\" to talk to a person.")
                    String notUnderstood,
            @DefaultValue("A person will answer you here as soon as possible. Type \"menu\" to go on with me instead.")
                    String personComing,
            @DefaultValue("Our people are back {opening}.") String personLater,
            @DefaultValue("Stopped. Type \"menu\" to see what I can do.") String stopped,
            @DefaultValue("One moment please, I am still working on it.") String busy) {

        public Manner {
            personWords = personWords.stream().map(Phrase::normal).toList();
            stopWords = stopWords.stream().map(Phrase::normal).toList();
            menuWords = menuWords.stream().map(Phrase::normal).toList();
        }

        private Manner and(AlwaysWords others) {
            return new Manner(
                    both(personWords, others.personWords()),
                    both(stopWords, others.stopWords()),
                    both(menuWords, others.menuWords()),
                    region,
                    disclosure,
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

        Farewell farewell() {
            return new Farewell(personComing, personLater);
        }

        String wayOut() {
            return personWords.isEmpty() ? "" : "Type \"" + personWords.get(0) + "\" to talk to a person.";
        }
    }
}
