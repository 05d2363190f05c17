package chat.baton.flow;

import chat.baton.conversation.Content;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** A whole number, in any script's digits, alone or as the only number in a sentence. */
class NumberQuestion extends Question {

    private static final Pattern NUMBER = Pattern.compile("[-−]?\\d+(?:[.,]\\d+)?", Pattern.UNICODE_CHARACTER_CLASS);

    NumberQuestion(FlowContext flow) {
        super(flow);
    }

    @Override
    Reading read(Content content) {
        var least = limit("min", Integer.MIN_VALUE);
        var most = limit("max", Integer.MAX_VALUE);
        var numbers = NUMBER.matcher(Normalizer.normalize(words(content), Normalizer.Form.NFKC))
                .results()
                .map(found -> found.group().replace('−', '-'))
                .toList();
        try {
            var number = numbers.size() == 1 ? Integer.parseInt(numbers.get(0)) : null;
            return number == null || number < least || number > most ? misfit(least, most) : fit(number);
        } catch (NumberFormatException e) {
            return misfit(least, most);
        }
    }

    private static String words(Content content) {
        return content instanceof Content.Tapped tapped ? tapped.value() : typed(content);
    }

    private Reading misfit(int least, int most) {
        return least == Integer.MIN_VALUE || most == Integer.MAX_VALUE
                ? misfit("misfit.number")
                : misfit("misfit.number.range", least, most);
    }
}
