package chat.baton.flow;

import chat.baton.conversation.Content;
import chat.baton.conversation.Content.Choice;
import java.util.List;
import java.util.Set;

class YesNoQuestion extends Question {

    static final List<Choice> CHOICES = List.of(new Choice("Yes", "yes"), new Choice("No", "no"));

    private static final Set<String> YES =
            Set.of("yes", "y", "yeah", "yep", "yes please", "ok", "okay", "sure", "1", "true");
    private static final Set<String> NO = Set.of("no", "n", "nope", "no thanks", "no thank you", "2", "false");

    YesNoQuestion(FlowContext flow) {
        super(flow);
    }

    @Override
    Reading read(Content content) {
        var words = content instanceof Content.Tapped tapped ? tapped.value() : typed(content);
        if (Phrase.isOneOf(words, YES)) {
            return fit(true);
        }
        return Phrase.isOneOf(words, NO) ? fit(false) : misfit("Please answer yes or no.");
    }
}
