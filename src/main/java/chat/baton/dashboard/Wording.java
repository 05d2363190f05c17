package chat.baton.dashboard;

import chat.baton.flow.inspection.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What other modules say in English when they refuse something or ask for an account's settings, in the language of who reads it.
 * Programs and logs get it as it was said; for people it is looked up among the English sentences of {@code messages/refusals} and
 * {@code messages/accounts}, with whatever stands in their gaps.
 */
final class Wording {

    private static final Pattern GAP = Pattern.compile("\\{\\d}");

    /** Those with most words of their own first, so that none is taken for what stands in the gap of another. */
    private static final List<Sentence> KNOWN = known();

    private Wording() {}

    private record Sentence(String key, int length, Pattern form) {

        static Sentence of(String key, String english) {
            var form = new StringBuilder();
            var gaps = GAP.matcher(english);
            var hasGaps = gaps.find();
            int from = 0;
            for (var more = hasGaps; more; more = gaps.find()) {
                form.append(Pattern.quote(plain(english.substring(from, gaps.start()))))
                        .append("(.*)");
                from = gaps.end();
            }
            var end = english.substring(from);
            form.append(Pattern.quote(hasGaps ? plain(end) : end));
            return new Sentence(
                    key,
                    GAP.matcher(english).replaceAll("").length(),
                    Pattern.compile(form.toString(), Pattern.DOTALL));
        }

        /** Without the quotes that a message with gaps has. */
        private static String plain(String quoted) {
            return quoted.replace("''", "\u0000").replace("'", "").replace('\u0000', '\'');
        }
    }

    private static List<Sentence> known() {
        var sentences = new ArrayList<Sentence>();
        for (var area : List.of("refusals", "accounts")) {
            var english = ResourceBundle.getBundle("messages/" + area, Locale.ROOT);
            english.keySet().forEach(key -> sentences.add(Sentence.of(key, english.getString(key))));
        }
        sentences.sort(Comparator.comparingInt(Sentence::length).reversed().thenComparing(Sentence::key));
        return List.copyOf(sentences);
    }

    /** In the language of the request. */
    static String here(String english) {
        return in(LocaleContextHolder.getLocale(), english);
    }

    /** As {@link #here(String)}, of all that is wrong with files. */
    static List<Fault> here(List<Fault> faults) {
        return faults.stream()
                .map(fault ->
                        new Fault(fault.file(), fault.element(), fault.name(), fault.line(), here(fault.reason())))
                .toList();
    }

    /** @return the sentence as it is where it is none that is known */
    static String in(Locale locale, String english) {
        for (var sentence : KNOWN) {
            var found = sentence.form().matcher(english);
            if (found.matches()) {
                var gaps = IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(found::group)
                        .toArray();
                return Texts.in(locale, sentence.key(), gaps);
            }
        }
        return english;
    }
}
