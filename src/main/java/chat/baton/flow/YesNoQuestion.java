package chat.baton.flow;

import chat.baton.conversation.Content;
import chat.baton.conversation.Content.Choice;
import java.util.List;
import java.util.Locale;

class YesNoQuestion extends Question {

    private final Locale language;

    YesNoQuestion(FlowContext flow) {
        super(flow);
        language = flow.language();
    }

    static List<Choice> choices(FlowContext flow) {
        return List.of(new Choice(flow.words("yes"), "yes"), new Choice(flow.words("no"), "no"));
    }

    @Override
    Reading read(Content content) {
        var words = content instanceof Content.Tapped tapped ? tapped.value() : typed(content);
        if (Phrase.isOneOf(words, OwnWords.typed(language, "yes.typed"))) {
            return fit(true);
        }
        return Phrase.isOneOf(words, OwnWords.typed(language, "no.typed")) ? fit(false) : misfit("misfit.yes-no");
    }
}
