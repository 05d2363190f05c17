package chat.baton.flow;

import chat.baton.conversation.Content;

class TextQuestion extends Question {

    TextQuestion(FlowContext flow) {
        super(flow);
    }

    @Override
    Reading read(Content content) {
        var text = typed(content);
        var least = limit("min", 1);
        var most = limit("max", 500);
        if (text.length() < least) {
            return least > 1 ? misfit("misfit.text.short", least) : misfit("misfit.text");
        }
        return text.length() > most ? misfit("misfit.text.long", most) : fit(text);
    }
}
